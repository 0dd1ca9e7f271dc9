import { journalOf, newSigningKey, trailOf } from './testing/trails.ts'
import { verifyTrail } from './verify.ts'
const key=newSigningKey(); const t=await trailOf('demo', journalOf('demo',[{},{}]), key); const b=(s:string)=>new TextEncoder().encode(s)
for (const [a,c] of [['{"at"','{"__proto__":1,"at"'],['{"body"','{"__proto__":1,"body"'],['{"actor"','{"__proto__":1,"actor"'],['{"client"','{"__proto__":1,"client"'],['{"key"','{"__proto__":1,"key"'],['{"entries"','{"__proto__":1,"entries"']] as const) { const m=t.replace(a,c); console.log(a, m!==t, JSON.stringify(verifyTrail(b(m)).faults)) }
