"""Runs a command to which the kernel refuses system calls, by a filter as containers have them:

    python3 refuse-system-calls.py perf_event_open=EPERM,timer_create=KILL COMMAND ...

The answer is an error's name, or KILL, which ends the process. Linux on x86_64 and aarch64; exit code 77 where there are no filters.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

# AUDIT_ARCH_… of linux/audit.h, and the numbers of asm/unistd.h.
NUMBERS = {
    "x86_64": (0xC000003E, {"perf_event_open": 298, "timer_create": 222, "setitimer": 38}),
    "aarch64": (0xC00000B7, {"perf_event_open": 241, "timer_create": 107, "setitimer": 103}),
}
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_SET_NO_NEW_PRIVS = 22, 2, 38
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
CALL_AT, ARCHITECTURE_AT = 0, 4
ALLOW, ERROR, KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def instruction(code, value, if_so=0, if_not=0):
    return struct.pack("=HBBI", code, if_so, if_not, value)


def program(refusals, architecture, numbers):
    yield instruction(LOAD, ARCHITECTURE_AT)
    yield instruction(JUMP_IF_EQUAL, architecture, 1, 0)
    yield instruction(RETURN, ALLOW)
    yield instruction(LOAD, CALL_AT)
    for refusal in refusals:
        call, answer = refusal.split("=")
        yield instruction(JUMP_IF_EQUAL, numbers[call], 0, 1)
        yield instruction(RETURN, KILL_PROCESS if answer == "KILL" else ERROR | getattr(errno, answer))
    yield instruction(RETURN, ALLOW)


def main():
    if sys.platform != "linux" or platform.machine() not in NUMBERS:
        sys.exit(77)
    instructions = list(program(sys.argv[1].split(","), *NUMBERS[platform.machine()]))
    wanted = Program(len(instructions), b"".join(instructions))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or library.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(wanted), 0, 0):
        print("no filter of system calls:", os.strerror(ctypes.get_errno()), file=sys.stderr)
        sys.exit(77)
    os.execvp(sys.argv[2], sys.argv[2:])


main()
