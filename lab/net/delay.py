"""Carries frames between two TAP devices, each frame this late: what tc's netem does where the kernel has it.

delay.py HERE NAMESPACE THERE MILLISECONDS
"""

import collections
import ctypes
import fcntl
import os
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TAP_WITHOUT_HEADER = 0x0002 | 0x1000
CLONE_NEWNET = 0x40000000
MAX_FRAME = 65536


def open_tap(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP_WITHOUT_HEADER))
    return device


def enter(namespace):
    handle = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(handle, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), f"no way into {namespace}")
    os.close(handle)


def main(here_name, namespace, there_name, milliseconds):
    delay = float(milliseconds) / 1000
    here = open_tap(here_name)
    enter(namespace)
    there = open_tap(there_name)
    other = {here: there, there: here}
    waiting = collections.deque()  # All are equally late, so the first in is the first out.
    while True:
        patience = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([here, there], [], [], patience)
        for device in readable:
            waiting.append((time.monotonic() + delay, other[device], os.read(device, MAX_FRAME)))
        while waiting and waiting[0][0] <= time.monotonic():
            _, device, frame = waiting.popleft()
            try:
                os.write(device, frame)
            except BlockingIOError:
                pass  # Its queue is full: lost, as on any line.


main(*sys.argv[1:])
