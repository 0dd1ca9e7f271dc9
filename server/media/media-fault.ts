/** Why a file is no picture or recording that is taken here: the end of a sentence that begins with its name. */
export class MediaFault extends Error {}
