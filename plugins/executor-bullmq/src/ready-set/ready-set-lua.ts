/**
 * The ready set of `@fcc/scheduling` in Redis, decision by decision the same. KEYS[1] is what all keys begin with,
 * in braces, so that they are in one slot of a cluster. What is first in a sorted set is found by score, and among
 * equals by the place of 16 digits that each member begins with.
 */
export const READY_SET = `
local call = redis.call
local function key(name) return KEYS[1] .. ':' .. name end
local function numberAt(hash, field) return tonumber(call('HGET', key(hash), field) or 0) end
local function newPlace() return string.format('%016d', call('INCR', key('places'))) end
local function after(member) return string.sub(member, 17) end
local function strideOf(weight) return math.floor(10000 / weight + 0.5) end
local function clock()
  local time = call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local function enter(order, member)
  if call('HEXISTS', key('members:' .. order), member) == 1 then return end
  local start = numberAt('times', order)
  local rest = call('ZSCORE', key('rest:' .. order), member)
  if rest then
    call('ZREM', key('rest:' .. order), member)
    if tonumber(rest) > start then start = tonumber(rest) end
  end
  local entry = newPlace() .. member
  call('HSET', key('members:' .. order), member, entry)
  call('ZADD', key('order:' .. order), start, entry)
end
local function first(order)
  local entry = call('ZRANGE', key('order:' .. order), 0, 0)[1]
  if entry then return after(entry) end
end
local function takeOut(order, member)
  local entry = call('HGET', key('members:' .. order), member)
  local start = tonumber(call('ZSCORE', key('order:' .. order), entry))
  call('ZREM', key('order:' .. order), entry)
  call('HDEL', key('members:' .. order), member)
  return start
end
local function leave(order, member)
  call('ZADD', key('rest:' .. order), takeOut(order, member), member)
end
local function serve(order, member, weight)
  local start = takeOut(order, member)
  call('HSET', key('times'), order, start)
  call('ZADD', key('rest:' .. order), start + strideOf(weight), member)
  call('ZREMRANGEBYSCORE', key('rest:' .. order), '-inf', start)
end
local function charge(order, member, weight, strides)
  local more = strideOf(weight) * strides
  local entry = call('HGET', key('members:' .. order), member)
  if entry then
    call('ZINCRBY', key('order:' .. order), more, entry)
    return
  end
  local start = numberAt('times', order)
  local rest = tonumber(call('ZSCORE', key('rest:' .. order), member) or 0)
  call('ZADD', key('rest:' .. order), math.max(start, rest) + more, member)
end
local function forgetOrder(order)
  call('DEL', key('order:' .. order), key('members:' .. order), key('rest:' .. order))
end

local stated = cjson.decode(ARGV[1])
local function weightOf(pool) return stated[pool] and stated[pool].weight or 1 end
local function hasRoom(pool)
  local most = stated[pool] and stated[pool].slots
  return not most or numberAt('counts', 'in:' .. pool) < most
end
local function laneOf(pool, tenant) return key('lane:' .. pool .. ':' .. tenant) end

local function read(name)
  local text = call('HGET', key('jobs'), name)
  if text then return cjson.decode(text) end
end
local function write(name, job) call('HSET', key('jobs'), name, cjson.encode(job)) end

local function join(pool, tenant)
  enter('in:' .. pool, tenant)
  if hasRoom(pool) then enter('pools', pool) end
end
local function put(name, job, now)
  job.place = newPlace()
  if job.due > now then
    job.state = 'asleep'
    call('ZADD', key('asleep'), job.due, job.place .. name)
  else
    job.state = 'ready'
    call('HINCRBY', key('counts'), 'ready', 1)
    call('SADD', key('pools'), job.domain)
    call('ZADD', laneOf(job.domain, job.tenant), -job.priority, job.place .. name)
    if not call('ZSCORE', key('passed'), job.tenant) then join(job.domain, job.tenant) end
  end
  write(name, job)
end
local function letBack(tenant)
  if numberAt('occupied', tenant) >= numberAt('slots', 'tenant') then return end
  if call('ZREM', key('passed'), tenant) == 0 then return end
  local pools = call('SMEMBERS', key('pools'))
  table.sort(pools)
  for _, pool in ipairs(pools) do
    if call('EXISTS', laneOf(pool, tenant)) == 1 then join(pool, tenant) end
  end
end
local function nextOne()
  local pool = first('pools')
  while pool do
    local tenant = hasRoom(pool) and first('in:' .. pool)
    if not tenant then
      leave('pools', pool)
    elseif numberAt('occupied', tenant) < numberAt('slots', 'tenant') then
      return pool, tenant
    else
      leave('in:' .. pool, tenant)
      if not call('ZSCORE', key('passed'), tenant) then
        call('ZADD', key('passed'), call('INCR', key('places')), tenant)
      end
    end
    pool = first('pools')
  end
end

local function enqueue(name, given, now)
  call('HSET', key('weights'), given.tenant, given.weight)
  local job = read(name)
  if not job then
    call('HINCRBY', key('entries'), given.tenant, 1)
    job = { tenant = given.tenant, run = given.run, domain = given.domain,
      priority = given.priority, due = given.due, tries = 0 }
    put(name, job, now)
    return
  end
  local priority = math.max(job.priority, given.priority)
  if job.state == 'taken' then
    job.priority = priority
    job.wanted = math.min(job.wanted or given.due, given.due)
    write(name, job)
  elseif job.state == 'asleep' then
    call('ZREM', key('asleep'), job.place .. name)
    job.priority = priority
    job.due = math.min(job.due, given.due)
    put(name, job, now)
  elseif priority > job.priority then
    job.priority = priority
    call('ZADD', laneOf(job.domain, job.tenant), -priority, job.place .. name)
    write(name, job)
  end
end

local function wake(now)
  local found = call('ZRANGE', key('asleep'), 0, 0, 'WITHSCORES')
  while found[1] and tonumber(found[2]) <= now do
    call('ZREM', key('asleep'), found[1])
    local name = after(found[1])
    put(name, read(name), now)
    found = call('ZRANGE', key('asleep'), 0, 0, 'WITHSCORES')
  end
end
local function take(token, now)
  wake(now)
  if numberAt('counts', 'taken') >= numberAt('slots', 'all') then return end
  local pool, tenant = nextOne()
  if not pool then return end
  local lane = laneOf(pool, tenant)
  local entry = call('ZRANGE', lane, 0, 0)[1]
  call('ZREM', lane, entry)
  local name = after(entry)
  local job = read(name)
  job.state = 'taken'
  job.token = token
  job.id = token
  call('HINCRBY', key('counts'), 'ready', -1)
  call('HINCRBY', key('counts'), 'taken', 1)
  call('HINCRBY', key('counts'), 'in:' .. pool, 1)
  call('HINCRBY', key('occupied'), tenant, 1)
  serve('in:' .. pool, tenant, numberAt('weights', tenant))
  serve('pools', pool, weightOf(pool))
  if call('EXISTS', lane) == 1 then enter('in:' .. pool, tenant) end
  if first('in:' .. pool) then enter('pools', pool) end
  call('ZADD', key('taken'), clock(), name)
  write(name, job)
  return job
end

local function finish(name, now, due, services)
  local job = read(name)
  if not job or job.state ~= 'taken' then return end
  local tenant = job.tenant
  call('ZREM', key('taken'), name)
  call('HINCRBY', key('counts'), 'taken', -1)
  call('HINCRBY', key('counts'), 'in:' .. job.domain, -1)
  call('HINCRBY', key('occupied'), tenant, -1)
  if services > 1 then
    charge('in:' .. job.domain, tenant, numberAt('weights', tenant), services - 1)
    charge('pools', job.domain, weightOf(job.domain), services - 1)
  end
  if first('in:' .. job.domain) then enter('pools', job.domain) end
  letBack(tenant)
  local again = due
  if job.wanted and (not again or job.wanted < again) then again = job.wanted end
  job.wanted = nil
  job.token = nil
  job.id = nil
  if again then
    job.due = again
    put(name, job, now)
  else
    call('HDEL', key('jobs'), name)
    if call('HINCRBY', key('entries'), tenant, -1) == 0 then
      call('HDEL', key('entries'), tenant)
      call('HDEL', key('weights'), tenant)
      call('HDEL', key('occupied'), tenant)
    end
  end
  if numberAt('counts', 'ready') > 0 or numberAt('counts', 'taken') > 0 then return end
  forgetOrder('pools')
  for _, pool in ipairs(call('SMEMBERS', key('pools'))) do forgetOrder('in:' .. pool) end
  call('DEL', key('pools'), key('times'))
end

local function resize(all, ofTenant)
  if numberAt('slots', 'all') == all and numberAt('slots', 'tenant') == ofTenant then return end
  call('HSET', key('slots'), 'all', all, 'tenant', ofTenant)
  for _, tenant in ipairs(call('ZRANGE', key('passed'), 0, -1)) do letBack(tenant) end
end
local function resizeToWorkers()
  local all, ofTenant = 0, 0
  for _, text in ipairs(call('HVALS', key('workers'))) do
    local worker = cjson.decode(text)
    all = all + worker.slots
    ofTenant = ofTenant + worker.slotsPerTenant
  end
  resize(all, ofTenant)
end
`

/** What each command does with it. ARGV[1] is what is stated of the pools, ARGV[2] the time of whoever calls. */
export const COMMANDS = {
  enqueue: `enqueue(ARGV[3], cjson.decode(ARGV[4]), tonumber(ARGV[2])) return 1`,
  /** Takes ARGV[4] jobs at most, the tokens of which begin with ARGV[3]; and says when the next one is due that sleeps. */
  take: `
    local taken = {}
    for index = 1, tonumber(ARGV[4]) do
      local job = take(ARGV[3] .. '-' .. index, tonumber(ARGV[2]))
      if not job then break end
      taken[index] = cjson.encode(job)
    end
    local asleep = call('ZRANGE', key('asleep'), 0, 0, 'WITHSCORES')
    return { taken, asleep[2] or false }`,
  /** One that was taken under the token ARGV[4] is begun, from now on under ARGV[5]; whoever began it before has lost it. */
  begin: `
    local job = read(ARGV[3])
    if not job or job.state ~= 'taken' or job.id ~= ARGV[4] then return false end
    job.token = ARGV[5]
    job.tries = job.tries + 1
    call('SET', key('epoch'), ARGV[5], 'NX')
    call('ZADD', key('taken'), clock(), ARGV[3])
    write(ARGV[3], job)
    job.epoch = call('GET', key('epoch'))
    return cjson.encode(job)`,
  /** 1 where it was the token's to finish, 0 where it is another one's, -1 where everything was forgotten since it began. */
  finish: `
    local job = read(ARGV[3])
    if not job then return call('GET', key('epoch')) == ARGV[6] and 0 or -1 end
    if job.state ~= 'taken' or job.token ~= ARGV[4] then return 0 end
    job.tries = 0
    write(ARGV[3], job)
    finish(ARGV[3], tonumber(ARGV[2]), tonumber(ARGV[5]), tonumber(ARGV[7]))
    return 1`,
  resize: `resize(tonumber(ARGV[3]), tonumber(ARGV[4])) return 1`,
  /** A worker is there for ARGV[5] milliseconds more; those that were silent for longer count no more. */
  beat: `
    local now = clock()
    call('HSET', key('workers'), ARGV[3], ARGV[4])
    call('ZADD', key('seen'), now + tonumber(ARGV[5]), ARGV[3])
    for _, worker in ipairs(call('ZRANGEBYSCORE', key('seen'), '-inf', now)) do
      call('HDEL', key('workers'), worker)
      call('ZREM', key('seen'), worker)
    end
    resizeToWorkers()
    return 1`,
  leave: `
    call('HDEL', key('workers'), ARGV[3])
    call('ZREM', key('seen'), ARGV[3])
    resizeToWorkers()
    return 1`,
  /** Those taken for longer than ARGV[3] that are in no queue, whose names begin with ARGV[4], are put in again. */
  sweep: `
    local lost = 0
    local now = clock()
    local old = call('ZRANGEBYSCORE', key('taken'), '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 100)
    for _, name in ipairs(old) do
      local job = read(name)
      if job and call('EXISTS', ARGV[4] .. job.id) == 1 then
        call('ZADD', key('taken'), now, name)
      elseif job then
        finish(name, tonumber(ARGV[2]), tonumber(ARGV[2]), 1)
        lost = lost + 1
      else
        call('ZREM', key('taken'), name)
      end
    end
    return lost`,
  /** Those of the names in ARGV[3] that are neither ready nor taken. */
  missing: `
    local found = {}
    for _, name in ipairs(cjson.decode(ARGV[3])) do
      local job = read(name)
      if not job or job.state == 'asleep' then found[#found + 1] = name end
    end
    return found`,
  figures: `
    local counts = {}
    for _, text in ipairs(call('HVALS', key('jobs'))) do
      local job = cjson.decode(text)
      local count = counts[job.tenant] or { tenant = job.tenant, ready = 0, asleep = 0, taken = 0 }
      count[job.state] = count[job.state] + 1
      counts[job.tenant] = count
    end
    local list = {}
    for _, count in pairs(counts) do list[#list + 1] = cjson.encode(count) end
    return list`,
} as const

/** A command of the ready set. */
export type CommandName = keyof typeof COMMANDS
