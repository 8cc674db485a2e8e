"""A mail server for the tests: it takes mails, refuses, delays and hangs up as it is told.

    smtp.py RECORD [--port N] [--certificate PEM --key PEM [--wrapped]] [--user NAME --password WORDS]

It listens on 127.0.0.1 and says "port N". Each mail that it takes becomes a line of JSON in RECORD before it is
answered. Lines on standard input steer it, each answered by "ok":

    down               close the port and every connection
    up                 listen again, on the same port
    greet 421          greet with that code from now on; 220 is the usual
    mail 451           answer MAIL with that code; 250 is the usual
    chaos PERCENT SEED that often, by chance: refuse for now, hang up in the middle, take it and hang up, dawdle
    cut                hang up in the middle of every message
    calm               no more chaos, no more hanging up

and so do parts of a recipient's local part, between "+": rcpt550, data451 and their like answer that; rcptrelay says
that we may not relay; cut hangs up in the middle of the message; mute takes it and hangs up without an answer; slow3
takes three seconds to answer. With x2 at its end a part counts only for the first two attempts.
"""

import argparse
import asyncio
import base64
import json
import logging
import os
import random
import re
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

PART = re.compile(r"(?:(rcpt|data)(\d{3})|(rcptrelay|cut|mute)|slow(\d+))(?:x(\d+))?")
WORDS = {"rcpt": "5.1.1 <{to}>: user unknown", "data": "5.7.1 {to} does not want this"}


class State:
    def __init__(self, arguments):
        self.record = open(arguments.record, "a", encoding="ascii")
        self.attempts = {}
        self.connections = 0
        self.live = set()
        self.greeting = None
        self.mail = None
        self.cuts = False
        self.chaos = 0
        self.random = random.Random(0)

    def wanted(self, to):
        """What the recipient's local part asks for this time: answers at RCPT and DATA, and deeds."""
        attempt = self.attempts.get(to, 0)
        found = {}
        for part in to.split("@")[0].split("+")[1:]:
            match = PART.fullmatch(part)
            if match and (match[5] is None or attempt < int(match[5])):
                step, code, deed, seconds, _ = match.groups()
                found[step or deed or "slow"] = code or seconds or True
        if self.cuts:
            found["cut"] = True
        if self.random.random() * 100 < self.chaos:
            found[self.random.choice(["cut", "mute"])] = True
        if self.random.random() * 100 < self.chaos:
            found[self.random.choice(["rcpt", "data"])] = "451"
        if self.random.random() * 100 < self.chaos * 3:
            found["slow"] = self.random.random() / 3
        return found


class Handler:
    def __init__(self, state):
        self.state = state

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.state.mail:
            return f"{self.state.mail} not from you now"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.wanted = wanted = self.state.wanted(address)
        self.state.attempts[address] = self.state.attempts.get(address, 0) + 1
        if "rcptrelay" in wanted:
            return f"554 5.7.1 <{address}>: Relay access denied"
        if code := wanted.get("rcpt"):
            return f"{code} {WORDS['rcpt'].format(to=address) if code[0] == '5' else 'later'}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        wanted = envelope.wanted
        if seconds := wanted.get("slow"):
            await asyncio.sleep(float(seconds))
        if code := wanted.get("data"):
            return f"{code} {WORDS['data'].format(to=envelope.rcpt_tos[0]) if code[0] == '5' else 'later'}"
        line = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "data": base64.b64encode(envelope.original_content).decode(),
            "connection": server.number,
            "tls": session.ssl is not None or server.wrapped,
            "user": session.auth_data.login.decode() if session.authenticated else None,
            "hello": session.host_name,
            "answered": "mute" not in wanted,
        }
        self.state.record.write(json.dumps(line) + "\n")
        self.state.record.flush()
        if "mute" in wanted:
            server.transport.abort()
        return "250 OK"


class Server(SMTP):
    def __init__(self, state, arguments, context):
        self.state = state
        self.wrapped = arguments.wrapped
        user, password = arguments.user, arguments.password

        def known(server, session, envelope, mechanism, data):
            is_known = (data.login.decode(), data.password.decode()) == (user, password)
            return AuthResult(success=is_known, handled=False, auth_data=data)

        super().__init__(
            Handler(state),
            hostname="smtp.test",
            tls_context=None if self.wrapped else context,
            require_starttls=context is not None and not self.wrapped,
            authenticator=known if user else None,
            auth_required=user is not None,
            auth_require_tls=context is not None and not self.wrapped,
        )

    def connection_made(self, transport):
        if not hasattr(self, "number"):
            self.state.connections += 1
            self.number = self.state.connections
        self.state.live.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error):
        self.state.live.discard(self.transport)
        super().connection_lost(error)

    async def push(self, status):
        if self.state.greeting and isinstance(status, str) and status.startswith("220 smtp.test"):
            await super().push(f"{self.state.greeting} not now")
            self.transport.close()
            return
        await super().push(status)

    async def smtp_DATA(self, arg):
        if getattr(self.envelope, "wanted", {}).get("cut") and self.envelope.rcpt_tos:
            await self.push("354 Go on")
            await self._reader.read(200)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("record")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--wrapped", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    arguments = parser.parse_args()
    context = None
    if arguments.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(arguments.certificate, arguments.key)
    state = State(arguments)
    loop = asyncio.get_running_loop()
    logging.disable()
    # What a connection that was cut leaves behind is no news.
    loop.set_exception_handler(lambda loop, context: None)

    async def listen(port):
        return await loop.create_server(
            lambda: Server(state, arguments, context), "127.0.0.1", port, ssl=context if arguments.wrapped else None
        )

    server = await listen(arguments.port)
    port = server.sockets[0].getsockname()[1]
    print(f"port {port}", flush=True)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).decode().split():
        match line:
            case ["down"]:
                server.close()
                for transport in list(state.live):
                    transport.abort()
            case ["up"]:
                # The machine may have lent the port to somebody's connection meanwhile, which gives it back soon.
                for left in reversed(range(300)):
                    try:
                        server = await listen(port)
                        break
                    except OSError:
                        if not left:
                            raise
                        await asyncio.sleep(0.1)
            case ["greet", code]:
                state.greeting = None if code == "220" else code
            case ["mail", code]:
                state.mail = None if code == "250" else code
            case ["chaos", percent, seed]:
                state.chaos, state.random = float(percent), random.Random(int(seed))
            case ["cut"]:
                state.cuts = True
            case ["calm"]:
                state.chaos, state.cuts = 0, False
            case _:
                print(f"what is {line}?", flush=True)
                continue
        print("ok", flush=True)
    # Nobody steers it any more: the tests are over.
    os._exit(0)


asyncio.run(main())
