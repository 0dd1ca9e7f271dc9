import { createHash } from 'node:crypto'

export interface Script {
  readonly source: string
  /** SHA-1, the name that Redis calls a script by. */
  readonly hash: string
}

const scriptOf = (source: string): Script => ({ source, hash: createHash('sha1').update(source).digest('hex') })

/** Commits, all or nothing: everything is checked before the first write, and a script is never interrupted. */
export const commitScript = scriptOf(`
-- KEYS: commit marker, heads, fields, names of fields, then the streams
-- ARGV: life of the marker in milliseconds, prefix of wake-up channels, how many streams are appended to (the first
--   ones), then counted lists: streams (name), heads expected (stream, head), fields expected (name, 1 or 0, value),
--   entries (stream, bytes), fields put (name, 1 or 0, value)
-- Answers {1, JSON list of the new heads} or {0, values of the fields expected}
local at = 0
local function take() at = at + 1 return ARGV[at] end

local told = redis.call('GET', KEYS[1])
if told then return {1, told} end

local life, wake, appended = take(), take(), tonumber(take())
local names, heads = {}, {}
for i = 1, tonumber(take()) do
  names[i] = take()
  heads[i] = tonumber(redis.call('HGET', KEYS[2], names[i]) or '0')
end

local holds, present = true, {}
for _ = 1, tonumber(take()) do
  local stream, head = tonumber(take()), tonumber(take())
  if heads[stream] ~= head then holds = false end
end
for i = 1, tonumber(take()) do
  local value = redis.call('HGET', KEYS[3], take())
  local given, expected = take(), take()
  present[i] = value
  if given == '0' then expected = false end
  if value ~= expected then holds = false end
end
if not holds then return {0, present} end

for _ = 1, tonumber(take()) do
  local stream = tonumber(take())
  heads[stream] = heads[stream] + 1
  redis.call('XADD', KEYS[4 + stream], string.format('%d-0', heads[stream]), 'e', take())
end
local grown = {}
for i = 1, appended do
  grown[i] = heads[i]
  redis.call('HSET', KEYS[2], names[i], string.format('%d', heads[i]))
end
for _ = 1, tonumber(take()) do
  local name, given, value = take(), take(), take()
  if given == '1' then
    redis.call('HSET', KEYS[3], name, value)
    redis.call('ZADD', KEYS[4], 0, name)
  else
    redis.call('HDEL', KEYS[3], name)
    redis.call('ZREM', KEYS[4], name)
  end
end
local outcome = appended == 0 and '[]' or cjson.encode(grown)
redis.call('SET', KEYS[1], outcome, 'PX', life)
for i = 1, appended do redis.call('PUBLISH', wake .. names[i], '') end
return {1, outcome}
`)

/** Fields whose name starts with a prefix, at one moment: names, then values. */
export const fieldsScript = scriptOf(`
-- KEYS: fields, names of fields; ARGV: prefix. No byte of UTF-8 is 255.
local names = redis.call('ZRANGEBYLEX', KEYS[2], '[' .. ARGV[1], '(' .. ARGV[1] .. '\\255')
local values = {}
for from = 1, #names, 1000 do
  local part = redis.call('HMGET', KEYS[1], unpack(names, from, math.min(from + 999, #names)))
  for _, value in ipairs(part) do values[#values + 1] = value end
end
return {names, values}
`)
