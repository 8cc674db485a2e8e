"""Bare commits a second: one small insert each, on an SQLite file with the settings that Kobling uses. FOLDER SECONDS"""
import os
import sqlite3
import sys
import time

folder, seconds = sys.argv[1], float(sys.argv[2])
database = sqlite3.connect(os.path.join(folder, "commits.db"), isolation_level=None)
for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
    database.execute(f"PRAGMA {pragma}")
database.execute("CREATE TABLE commits (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
begin, count = time.monotonic(), 0
while time.monotonic() - begin < seconds:
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO commits (text) VALUES ('one small row')")
    database.execute("COMMIT")
    count += 1
print(count / (time.monotonic() - begin))
