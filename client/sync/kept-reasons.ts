/**
 * Why words stand in the panel though no edit was refused: they landed in what is deleted; this page's draft was not the
 * server’s; the server lost what it had acknowledged, and they could not be sent again; the room of that name is another one;
 * their author may not open the draft any more.
 */
export type KeptReason = 'dropped' | 'differs' | 'went-back' | 'made-anew' | 'shut-out'
