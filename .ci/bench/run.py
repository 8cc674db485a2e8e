"""Runs the SQL of standard input on an SQLite file, as fast as it goes, or prints what one query counts. FILE [QUERY]"""
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
if len(sys.argv) > 2:
    print(database.execute(sys.argv[2]).fetchone()[0])
else:
    database.execute("PRAGMA synchronous = OFF")
    database.executescript(sys.stdin.read())
