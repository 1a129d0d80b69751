#!/usr/bin/python3
"""Prints each fork, exec and exit of a process on this host, one a line, as the kernel tells it.

  kernel | poll              the first line: who tells it
  F NANOS PARENT CHILD       a fork (threads are left out)
  E NANOS PID                an exec
  X NANOS PID                an exit; the process may be a zombie yet
  LOST                       events were lost: the record has a hole

NANOS is CLOCK_MONOTONIC. The kernel's process events (NETLINK_CONNECTOR, linux/cn_proc.h) are for
root; without them /proc is looked at every 5 ms. Ends when its input does.
"""
import errno
import os
import select
import socket
import struct
import sys
import time

CONNECTOR, CN_IDX_PROC, CN_VAL_PROC, LISTEN = 11, 1, 1, 1
FORK, EXEC, EXIT = 0x1, 0x2, 0x80000000
SO_RCVBUFFORCE = 33
POLL_SECONDS = 0.005


def say(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def connect():
    events = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, CONNECTOR)
    events.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20)
    events.bind((0, CN_IDX_PROC))
    body = struct.pack("=IIIIHHI", CN_IDX_PROC, CN_VAL_PROC, 0, 0, 4, 0, LISTEN)
    events.send(struct.pack("=IHHII", 16 + len(body), 3, 0, 0, 0) + body)
    # The kernel answers with an event of kind 0: without that it tells nothing here.
    if not select.select([events], [], [], 2)[0]:
        raise OSError("the kernel does not answer")
    return events


def from_kernel(events):
    say("kernel")
    while True:
        ready = select.select([events, sys.stdin], [], [])[0]
        if sys.stdin in ready:
            return
        try:
            message = events.recv(1 << 16)
        except OSError as e:
            if e.errno != errno.ENOBUFS:
                raise
            say("LOST")
            continue
        # struct nlmsghdr (16), struct cn_msg (20), then struct proc_event.
        what, _, nanos = struct.unpack_from("=IIQ", message, 36)
        data = struct.unpack_from("=4I", message, 52)
        if what == FORK and data[2] == data[3]:
            say("F", nanos, data[1], data[3])
        elif what == EXEC:
            say("E", nanos, data[1])
        elif what == EXIT and data[0] == data[1]:
            say("X", nanos, data[1])


def look():
    table = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name) as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] not in "ZX":
                # Parent, start in ticks, and where the arguments lie: an exec moves them.
                table[int(name)] = (int(fields[1]), fields[19], fields[45])
    return table


def from_polling():
    say("poll")
    before = look()
    while not select.select([sys.stdin], [], [], POLL_SECONDS)[0]:
        now = look()
        nanos = time.monotonic_ns()
        for pid, entry in before.items():
            if pid not in now or now[pid][1] != entry[1]:
                say("X", nanos, pid)
        for pid, entry in now.items():
            known = before.get(pid)
            if known is None or known[1] != entry[1]:
                say("F", nanos, entry[0], pid)
                parent = now.get(entry[0])
                if parent is not None and parent[2] != entry[2]:
                    say("E", nanos, pid)
            elif known[2] != entry[2]:
                say("E", nanos, pid)
        before = now


try:
    source = None if "--poll" in sys.argv else connect()
except OSError:
    source = None
try:
    if source is None:
        from_polling()
    else:
        from_kernel(source)
except (BrokenPipeError, KeyboardInterrupt):
    pass
