#!/usr/bin/python3
"""Runs a command under a seccomp filter that refuses system calls, as a container's profile may.

usage: without-pidfd.py ERRNO CALL[,CALL] COMMAND ...   (calls by number: 434 pidfd_open, 424 pidfd_send_signal)
"""
import ctypes
import os
import struct
import sys

errno, calls, command = int(sys.argv[1]), [int(c) for c in sys.argv[2].split(",")], sys.argv[3:]
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
program = [(LOAD, 0, 0, 0)]
for call in calls:
    program += [(EQUAL, 0, 1, call), (RETURN, 0, 0, 0x00050000 | errno)]
program.append((RETURN, 0, 0, 0x7FFF0000))
code = b"".join(struct.pack("HBBI", *line) for line in program)
buffer = ctypes.create_string_buffer(code, len(code))
fprog = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer)))
libc = ctypes.CDLL(None, use_errno=True)
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER = 38, 22, 2
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, FILTER, fprog, 0, 0):
    sys.exit("no filter: " + os.strerror(ctypes.get_errno()))
os.execvp(command[0], command)
