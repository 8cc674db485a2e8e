-- What wrk sends: the sign-up form as a browser sends it, each with a key, an address and a network of its own.
-- wrk … -- <what is unique to this run> <number of events>

local threads = {}

function setup(thread)
  thread:set("number", #threads + 1)
  table.insert(threads, thread)
end

function init(arguments)
  run, events, sent, made = arguments[1], tonumber(arguments[2]), 0, 0
end

function request()
  sent = sent + 1
  local one = run .. "-" .. number .. "-" .. sent
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Sec-Fetch-Site"] = "same-origin",
    -- Many visitors behind the proxy that this program plays.
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", sent / 65536 % 256, sent / 256 % 256, sent % 256),
  }
  local body = "form_key=" .. one .. "&contact.name=Mette+Lindholm&contact.email=mette." .. one .. "%40brohave.example"
    .. "&contact.phone=79790002&contact.attends=yes&organisation.name=Brohave+Catering&organisation.cvr=13748136&terms=yes"
  return wrk.format("POST", "/events/bench-" .. (sent % events + 1) .. "/sign-up", headers, body)
end

function response(status)
  if status == 303 then made = made + 1 end
end

function done()
  local all = 0
  for _, thread in ipairs(threads) do all = all + thread:get("made") end
  io.write("made: " .. all .. "\n")
end
