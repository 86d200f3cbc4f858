"""What hostile code may try. Each is run after PRELUDE; `attempt` prints what came of a try, or its error."""

PRELUDE = """
import ctypes, json, os, platform, signal, socket, struct, subprocess, sys, threading, time
G = json.loads({given!r})
libc = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
def attempt(*tries):
    for one in tries:
        try:
            print(one())
        except BaseException as error:
            print(type(error).__name__, error)
def syscall(x86, arm, *args):
    result = libc.syscall(x86 if X86 else arm, *args)
    return result, ctypes.get_errno()
def tell(*gained):
    print('GAINED', *gained)
def nameless(number):
    fd = os.open('/mnt/data/%d' % number, os.O_RDWR | os.O_CREAT)
    for _ in range(15): os.write(fd, b'x' * 1_000_000)
    os.unlink('/mnt/data/%d' % number)
    return fd
def read(path):
    with open(path, "rb") as file:
        return file.read(100_000)
"""

ATTEMPTS = {
    # Files
    "read a file outside": "attempt(lambda: read(G['canary']))",
    "read by descriptor of a folder": "attempt(lambda: os.open('canary.txt', os.O_RDONLY, dir_fd=os.open(G['outside'], 0)))",
    "read by going up": "attempt(lambda: read('/mnt/data/../../../../../../..' + G['canary']), lambda: read('../' * 20 + G['canary'][1:]))",
    "read after a change of folder": "attempt(lambda: os.chdir(G['outside']), lambda: read('canary.txt'))",
    "read after a change of root": "attempt(lambda: os.chroot('/'), lambda: os.chroot('..'), lambda: read(G['canary']))",
    "read by a handle": "attempt(lambda: syscall(303, 264, -100, G['canary'].encode(), ctypes.create_string_buffer(200), ctypes.byref(ctypes.c_int()), 0), lambda: syscall(304, 265, -100, ctypes.create_string_buffer(200), 0))",
    "read by openat2": """
how = struct.pack('QQQ', 0, 0, 0)
fd, errno = syscall(437, 437, -100, G['canary'].encode(), how, len(how))
attempt(lambda: os.read(fd, 1000))
""",
    "read by open of the C library": "attempt(lambda: os.read(libc.open(G['canary'].encode(), 0), 1000), lambda: os.read(syscall(2, 56, G['canary'].encode(), 0)[0], 1000))",
    "read by another program": "attempt(lambda: subprocess.run(['/bin/cat', G['canary']], capture_output=True), lambda: subprocess.run([sys.executable, '-c', 'print(open(%r).read())' % G['canary']], capture_output=True))",
    "read in a thread that swaps the path": """
path = ctypes.create_string_buffer(b'/mnt/data/mine' + b'\\0' * 200)
open('/mnt/data/mine', 'w').write('mine')
stop = time.time() + 1
def swap():
    while time.time() < stop:
        path.value = G['canary'].encode(); path.value = b'/mnt/data/mine'
threading.Thread(target=swap).start()
while time.time() < stop:
    fd = libc.open(path, 0)
    if fd >= 0:
        data = os.read(fd, 100); os.close(fd)
        if data != b'mine':
            print(data)
""",
    "write a file outside": "attempt(lambda: open(G['outside'] + '/out', 'w'), lambda: open(G['canary'], 'a').write('x'), lambda: os.truncate(G['canary'], 0))",
    "remove and rename outside": "attempt(lambda: os.remove(G['canary']), lambda: os.rename(G['canary'], '/mnt/data/c'), lambda: os.rename('/mnt/data', G['outside'] + '/d'), lambda: os.mkdir(G['outside'] + '/d'))",
    "change rights outside": "attempt(lambda: os.chmod(G['outside'], 0), lambda: os.chown(G['canary'], 1, 1), lambda: os.utime(G['canary'], (0, 0)), lambda: os.setxattr(G['canary'], 'user.x', b'1'))",
    "the engine's own data": "attempt(lambda: read(G['folder'] + '/engine.sqlite'), lambda: os.listdir(G['folder']), lambda: open(G['folder'] + '/engine.sqlite', 'w'))",
    "another session's files": "attempt(lambda: read(G['victim'] + '/data/theirs.txt'), lambda: os.listdir(G['victim']), lambda: open(G['victim'] + '/data/theirs.txt', 'w'), lambda: open(G['victim'] + '/data/mine.txt', 'w'))",
    "secrets of a machine": "attempt(*(lambda path=path: read(path) for path in ['/etc/passwd', '/etc/shadow', '/root/.ssh/id_rsa', os.path.expanduser('~/.bash_history'), '/run/secrets/x', '/var/run/docker.sock']))",
    # Links
    "symbolic link to a file outside": "os.symlink(G['canary'], '/mnt/data/link'); attempt(lambda: read('/mnt/data/link'), lambda: open('/mnt/data/link', 'a').write('x')); os.remove('/mnt/data/link')",
    "symbolic link left to be taken out": "os.symlink(G['canary'], '/mnt/data/result.csv'); os.symlink(G['outside'], '/mnt/data/folder')",
    "hard link to a file outside": "attempt(lambda: os.link(G['canary'], '/mnt/data/hard'), lambda: read('/mnt/data/hard'))",
    "hard link to another session's file": "attempt(lambda: os.link(G['victim'] + '/data/theirs.txt', '/mnt/data/hard2'), lambda: read('/mnt/data/hard2'))",
    "symbolic links in a circle": "attempt(lambda: os.symlink('/mnt/data/b', '/mnt/data/a'), lambda: os.symlink('/mnt/data/a', '/mnt/data/b'), lambda: read('/mnt/data/a'))",
    "links swapped while files are taken out": """
open('/mnt/data/swap.txt', 'w').write('mine')
def swap():
    while True:
        try:
            os.symlink(G['canary'], '/mnt/data/s'); os.replace('/mnt/data/s', '/mnt/data/swap.txt')
            open('/mnt/data/t', 'w').write('mine'); os.replace('/mnt/data/t', '/mnt/data/swap.txt')
        except OSError:
            pass
threading.Thread(target=swap, daemon=True).start()
if os.fork() == 0:
    swap()
time.sleep(0.3)
""",
    "FIFOs, sockets and devices left behind": "attempt(lambda: os.mkfifo('/mnt/data/fifo.csv'), lambda: os.mknod('/mnt/data/disk', 0o60666, os.makedev(8, 0)), lambda: os.mknod('/mnt/data/mem', 0o20666, os.makedev(1, 1)), lambda: socket.socket(socket.AF_UNIX).bind('/mnt/data/sock'))",
    "names that lead elsewhere": "attempt(lambda: open('/mnt/data/..\\\\..\\\\x', 'w').write('1'), lambda: open(b'/mnt/data/\\xff\\xfe.csv', 'w').write('1'), lambda: open('/mnt/data/a\\nb.csv', 'w').write('1'), lambda: open('/mnt/data/-rf', 'w').write('1'))",
    # The environment and the memory of others
    "the environment": "print(dict(os.environ)); attempt(lambda: ctypes.string_at(ctypes.cast(ctypes.c_void_p.in_dll(libc, 'environ'), ctypes.POINTER(ctypes.c_void_p))[0], 2000))",
    "environments in /proc": "attempt(*(lambda pid=pid: read(f'/proc/{pid}/environ') for pid in (G['engine'], G['keeper'], G['bystander'], 1, 'self', os.getppid())))",
    "memory in /proc": "attempt(*(lambda pid=pid: open(f'/proc/{pid}/mem', 'r+b') for pid in (G['engine'], G['keeper'], 'self', G['neighbour'])))",
    "the root of another process": "attempt(*(lambda pid=pid, way=way: read(f'/proc/{pid}/{way}' + G['canary']) for pid in (G['engine'], 1, 'self', G['keeper']) for way in ('root', 'cwd', 'task/../root')))",
    "descriptors of other processes": "attempt(*(lambda pid=pid: os.listdir(f'/proc/{pid}/fd') for pid in (G['engine'], G['keeper'], 'self')), lambda: [os.read(fd, 100) for fd in range(3, 40) if os.set_blocking(fd, False) is None])",
    "a descriptor fetched by pidfd": "fd, _ = syscall(434, 434, G['engine'], 0)\nprint([syscall(438, 438, fd, n, 0) for n in range(20)])",
    "ptrace": "print([libc.ptrace(request, pid, 0, 0) for request in (16, 0x4206) for pid in (G['engine'], G['keeper'], G['bystander'], G['neighbour'])])",
    "memory by process_vm_readv": """
buffer = ctypes.create_string_buffer(4096)
local, remote = struct.pack('QQ', ctypes.addressof(buffer), 4096), struct.pack('QQ', 0x400000, 4096)
print([syscall(310, 270, pid, local, 1, remote, 1, 0) for pid in (G['engine'], G['keeper'], G['neighbour'])], buffer.raw[:20])
print([syscall(311, 271, pid, local, 1, remote, 1, 0) for pid in (G['engine'], G['keeper'], G['neighbour'])])
""",
    # Network
    "TCP": "attempt(lambda: socket.create_connection(('127.0.0.1', G['tcp']), 1), lambda: socket.create_connection(('localhost', G['tcp']), 1))",
    "TCP by fast open": "s = socket.socket(); attempt(lambda: s.sendto(b'x', 0x20000000, ('127.0.0.1', G['tcp'])))",
    "UDP": "attempt(lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', G['udp'])))",
    "UDP by sendmsg": "attempt(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('::ffff:127.0.0.1', G['udp'])))",
    "names": "attempt(lambda: socket.getaddrinfo('example.com', 80), lambda: socket.gethostbyname('localhost'))",
    "a socket in a folder": "attempt(lambda: socket.socket(socket.AF_UNIX).connect(G['unix']), lambda: (os.symlink(G['unix'], '/mnt/data/u'), socket.socket(socket.AF_UNIX).connect('/mnt/data/u')))",
    "an abstract socket": "attempt(lambda: socket.socket(socket.AF_UNIX).connect('\\0' + G['abstract']), lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '\\0' + G['abstract']))",
    "raw, packet, netlink and vsock sockets": "attempt(*(lambda f=f, t=t, p=p: socket.socket(f, t, p) for f, t, p in ((2, 3, 1), (17, 3, 768), (16, 3, 0), (40, 1, 0), (38, 5, 0))))",
    "listening": "attempt(lambda: socket.create_server(('0.0.0.0', 45999)))",
    "another program's network": "attempt(lambda: subprocess.run([sys.executable, '-c', 'import socket; socket.create_connection((\"127.0.0.1\", %d), 1)' % G['tcp']], capture_output=True, timeout=3))",
    # Processes and signals
    "signals to the engine": "attempt(*(lambda pid=pid, n=n: os.kill(pid, n) for pid in (G['engine'], G['keeper'], G['bystander'], G['neighbour'], os.getppid()) for n in (1, 10, 15)))",
    "killing the engine and others": "attempt(*(lambda pid=pid: os.kill(pid, 9) for pid in (G['bystander'], G['neighbour'], -1, 0 - G['engine'])), lambda: os.killpg(os.getpgid(G['engine']), 10), lambda: syscall(424, 424, syscall(434, 434, G['bystander'], 0)[0], 9, 0, 0))",
    "joining the engine's group": "attempt(lambda: os.setpgid(0, os.getpgid(G['engine'])), lambda: os.setsid(), lambda: os.killpg(0, 0))",
    "the priority and limits of others": "attempt(lambda: os.setpriority(os.PRIO_PROCESS, G['engine'], 19), lambda: __import__('resource').prlimit(G['engine'], 7, (3, 3)), lambda: os.sched_setaffinity(G['engine'], {0}))",
    "its own limits": """
import resource
for which in (resource.RLIMIT_DATA, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE, resource.RLIMIT_CORE):
    attempt(lambda: resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
attempt(lambda: len(bytearray(900_000_000)))
""",
    "another user": "attempt(lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.setresuid(0, 0, 0), lambda: read('/etc/shadow'))",
    "a program with the rights of its owner": "attempt(*(lambda path=path: subprocess.run([path, '-c', 'id'], capture_output=True, timeout=3) for path in ('/bin/su', '/usr/bin/sudo', '/usr/bin/passwd', '/bin/sh')), lambda: os.chmod('/mnt/data', 0o6777))",
    # The kernel
    "mount and namespaces": "attempt(lambda: libc.mount(b'none', b'/mnt/data', b'tmpfs', 0, None), lambda: libc.umount2(b'/', 2), lambda: [libc.unshare(flag) for flag in (0x10000000, 0x20000, 0x20000000, 0x40000000)], lambda: syscall(155, 41, b'/', b'/'), lambda: syscall(428, 428, -100, b'/', 1), lambda: syscall(430, 430, b'tmpfs', 0), lambda: read(G['canary']))",
    "a clone into new namespaces": "print([syscall(56, 220, flag | 17, 0, 0, 0, 0) for flag in (0x10000000, 0x20000000, 0x40000000)] if False else syscall(435, 435, struct.pack('Q', 0x10000000) + bytes(80), 88))\nif os.getpid() != int(open('/mnt/data/pid', 'w').write('1')) and False: pass",
    "io_uring, bpf, perf, userfaultfd, keys": "print([syscall(*number, 8, ctypes.create_string_buffer(200), 0, 0, 0) for number in ((425, 425), (321, 280), (298, 241), (323, 282), (250, 219), (248, 217))])",
    "modules, kexec, reboot, swap, clock": "print([syscall(*number, ctypes.create_string_buffer(100), 0, 0, 0) for number in ((175, 105), (313, 273), (246, 104), (169, 142), (167, 224), (227, 112), (170, 161))])",
    "a program in memory": """
fd, errno = syscall(319, 279, b'x', 0)
print(fd, errno)
if fd >= 0:
    os.write(fd, b'#!/bin/sh\\ncat ' + G['canary'].encode())
    attempt(lambda: subprocess.run([f'/proc/self/fd/{fd}'], capture_output=True, pass_fds=[fd]))
""",
    "the terminal": "import fcntl\nattempt(*(lambda n=n: fcntl.ioctl(n, 0x5412, b'x') for n in (0, 1, 2)), lambda: open('/dev/tty'), lambda: open('/dev/mem'), lambda: open('/dev/kmsg'))",
    "System V and POSIX shared memory": "print(syscall(29, 194, 4242, 4096, 0o1666), syscall(68, 186, 4242, 0o1666), syscall(240, 180, b'greedy', 0o102, 0o666, 0))\nattempt(lambda: __import__('multiprocessing.shared_memory').shared_memory.SharedMemory('greedy', True, 100), lambda: open('/dev/shm/greedy', 'w'))",
    "other ways to raise its rights": "print(libc.prctl(38, 0, 0, 0, 0), libc.prctl(24, 1, 0, 0, 0), libc.prctl(8, 1), libc.prctl(47, 2, 21, 0, 0), syscall(317, 277, 0, 0, 0), syscall(135, 92, 0x0040000))",
    # The Python installation
    "writing into the packages": "attempt(lambda: open(G['packages'] + '/evil.py', 'w'), lambda: open(G['packages'] + '/evil.pth', 'w'), lambda: open(G['packages'] + '/numpy/__init__.py', 'a').write('x'), lambda: os.mkdir(G['packages'] + '/d'), lambda: os.remove(G['packages'] + '/numpy/__init__.py'))",
    "sitecustomize": "attempt(lambda: open(G['stdlib'] + '/sitecustomize.py', 'w'), lambda: open(G['packages'] + '/sitecustomize.py', 'w'), lambda: open('/mnt/tmp/sitecustomize.py', 'w').write('1'), lambda: os.replace(G['stdlib'] + '/os.py', '/mnt/data/os.py'))",
    "modules that shadow the worker's": "open('/mnt/data/json.py', 'w').write('raise SystemExit'); open('/mnt/data/numpy.py', 'w').write('raise SystemExit')",
    # What it leaves or says to be read
    "pickles left in files": "import pickle\nclass P:\n    def __reduce__(self): return os.system, ('touch ' + G['outside'] + '/pickled',)\nfor name in ('a.pkl', 'b.csv', 'c.json', 'd.png', 'e.npy'): pickle.dump(P(), open('/mnt/data/' + name, 'wb'))",
    "text for a page's and a shell's eyes": "print('<script>alert(1)</script>', '\\x1b]0;x\\x07', '$(touch ' + G['outside'] + '/x)', '\\udcff')",
}

DESTRUCTIVE = {
    # Time
    "a loop": "while True: pass",
    "a loop that takes no signal": "for n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nwhile True: pass",
    "a loop in C": "libc.qsort.argtypes = None\n(10 ** 8) ** (10 ** 7)\nsum(iter(int, 1))",
    "a regular expression without end": "import re; re.match(r'(a+)+$', 'a' * 60 + 'b')",
    "sleep in children after the parent's end": "for _ in range(3):\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork(): os._exit(0)\n        while True: pass\nos._exit(0)",
    "children that outlive the call": "for _ in range(3):\n    if os.fork() == 0:\n        while True: time.sleep(1)",
    "stopping itself": "os.kill(os.getpid(), signal.SIGSTOP)",
    "ending itself": "os.kill(os.getpid(), signal.SIGKILL)",
    "a crash": "ctypes.string_at(0)",
    # Processes and memory
    "a process that looks as if it had ended": """
if os.fork() == 0:
    fd = os.open('/mnt/data/ticks', os.O_WRONLY | os.O_CREAT)
    def tick():
        for n in range(3000): os.pwrite(fd, str(n).encode(), 0); time.sleep(0.01)
    threading.Thread(target=tick).start()
    syscall(60, 93, 0)
time.sleep(0.2)
""",
    "a fork bomb": "while True:\n    try: os.fork()\n    except OSError: pass",
    "a fork bomb by raw system calls": "while True: syscall(57, 220, 17, 0, 0, 0, 0)",
    "a bomb of sessions": "while True:\n    try:\n        if os.fork() == 0: os.setsid()\n    except OSError: pass",
    "threads": "threading.stack_size(65536)\nwhile True:\n    try: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n    except RuntimeError: pass",
    "memory": "kept = []\nwhile True: kept.append(bytearray(20_000_000))",
    "memory in children": "for _ in range(4): os.fork()\nkept = []\nwhile True:\n    try: kept.append(bytearray(b'x' * 20_000_000))\n    except MemoryError: time.sleep(1)",
    "shared memory": "import mmap\nkept = []\nwhile True:\n    m = mmap.mmap(-1, 50_000_000); m.write(b'x' * 50_000_000); kept.append(m)",
    "shared memory that is let go of": """
import mmap
m, populate_for_writing = mmap.mmap(-1, 16 << 20), 23
m.madvise(populate_for_writing); m[-1] = 7; m.madvise(mmap.MADV_DONTNEED)
tell(m[-1])
""",
    "shared memory of a device": "import mmap\nm = mmap.mmap(os.open('/dev/zero', 0), 4096, mmap.MAP_SHARED, mmap.PROT_READ); tell(m[0])",
    "a very deep recursion": "sys.setrecursionlimit(10 ** 8)\ndef f(): f()\nf()",
    # Disk
    "a large file": "with open('/mnt/data/big', 'wb') as f:\n    while True: f.write(b'x' * 1_000_000)",
    "many large files": "n = 0\nwhile True:\n    n += 1\n    open(f'/mnt/data/{n}', 'wb').write(b'x' * 5_000_000)",
    "a large file without a name": "kept = []\nfor n in range(50):\n    f = open(f'/mnt/data/{n}', 'wb'); os.remove(f'/mnt/data/{n}'); kept.append(f)\n    for _ in range(19): f.write(b'x' * 1_000_000)\n    f.flush()\nwhile True: pass",
    "large files without a name that are only mapped": """
libc.mmap.restype, libc.mmap.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
kept = []
for n in range(2): fd = nameless(n); kept.append(libc.mmap(None, 4096, 1, 2, fd, 0)); os.close(fd)
time.sleep(0.8)
tell([ctypes.string_at(address, 1) for address in kept])
""",
    "large files without a name on their way through a socket": """
a, b = socket.socketpair()
for n in range(2): fd = nameless(n); socket.send_fds(a, [b'x'], [fd]); os.close(fd)
time.sleep(0.2)
tell([os.fstat(socket.recv_fds(b, 1, 1)[1][0]).st_size for n in range(2)])
""",
    "large files without a name that only a thread has open": """
def hold():
    libc.close_range(500, 501, 2)
    kept = [nameless(n) for n in range(2)]
    time.sleep(0.2)
    tell([os.pread(fd, 1, 14_999_999) for fd in kept])
thread = threading.Thread(target=hold); thread.start(); thread.join()
""",
    "large files in a folder that cannot be listed": """
os.mkdir('/mnt/data/shut', 0o300)
for n in range(2):
    with open(f'/mnt/data/shut/{n}', 'wb') as f:
        for _ in range(15): f.write(b'x' * 1_000_000)
time.sleep(0.2)
tell([os.stat(f'/mnt/data/shut/{n}').st_size for n in range(2)])
""",
    "large files of nothing": "for n in range(4): open(f'/mnt/data/{n}', 'wb').truncate(20_000_000)",
    "many small files": "for n in range(10 ** 7): open(f'/mnt/data/{n}', 'w').close()",
    "very deep folders": "for n in range(10 ** 6):\n    os.mkdir('d'); os.chdir('d')",
    "a folder nobody may enter": "os.makedirs('/mnt/data/shut/in'); open('/mnt/data/shut/in/x', 'w').write('1'); os.chmod('/mnt/data/shut', 0)",
    "the temporary folder": "with open('/mnt/tmp/big', 'wb') as f:\n    while True: f.write(b'x' * 1_000_000)",
    # Output
    "much output": "while True: print('x' * 10_000)",
    "much output on standard error": "while True: sys.stderr.write('y' * 10_000)",
    "much output past Python": "while True: os.write(1, b'z' * 65536)",
    "garbage for the engine": "for fd in range(3, 60):\n    try: os.write(fd, b'garbage' * 1000)\n    except OSError: pass",
    "a forged answer": 'for fd in range(3, 60):\n    try: os.write(fd, b\'{"number": 1, "failed": false, "limit": null, "images": [99999999999]}\\n\')\n    except OSError: pass',
    "a pickle for the engine": "import pickle\nclass P:\n    def __reduce__(self): return os.system, ('touch ' + G['outside'] + '/pickled',)\nfor fd in range(3, 60):\n    try: os.write(fd, pickle.dumps(P()))\n    except OSError: pass",
    "a nested answer": "for fd in range(3, 60):\n    try: os.write(fd, b'[' * 4000 + b'\\n')\n    except OSError: pass",
    "an answer without end": "while True:\n    for fd in range(3, 20):\n        try: os.write(fd, b'x' * 60000)\n        except OSError: pass",
    "a figure larger than it says": """
import zlib
def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
head = [chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 1, 0, 0, 0, 0)) for side in (10, 6000)]
pixels = chunk(b'IDAT', zlib.compress(bytes(6000 * 751), 1))
frame = sys._getframe()
while 'figures' not in frame.f_locals: frame = frame.f_back
frame.f_locals['figures'].images.append(b'\\x89PNG\\r\\n\\x1a\\n' + b''.join(head) + pixels + chunk(b'IEND', b''))
""",
    "closing everything": "os.closerange(0, 256)",
    "closing everything in favour of a child": "if os.fork() == 0:\n    while True: time.sleep(1)\nos._exit(0)",
}

KEPT = {
    "disk by fallocate": "for n in range(75): fd = os.open(f'/mnt/data/{n}', os.O_RDWR | os.O_CREAT); syscall(285, 47, fd, 1, 0, 40_000_000); syscall(285, 47, fd, 0, 0, 15_000_000); os.close(fd)",
    "disk by posix_fallocate": "for n in range(75): os.posix_fallocate(os.open(f'/mnt/data/{n}', os.O_RDWR | os.O_CREAT), 0, 1_000_000)",
    "filled socket pairs": """
kept = []
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    for _ in range(500):
        try: kept.append(socket.socketpair(socket.AF_UNIX, kind))
        except OSError: break
        for one in kept[-1]:
            one.setblocking(False)
            try:
                while True: one.send(b'x' * 65536)
            except OSError: pass
""",
    "filled pipes": """
kept = []
for _ in range(500):
    try: kept.append(os.pipe())
    except OSError: break
    syscall(72, 25, kept[-1][1], 1031, 1 << 20)
    os.set_blocking(kept[-1][1], False)
    try:
        while True: os.write(kept[-1][1], b'x' * 65536)
    except OSError: pass
""",
    "large pipes": "kept = [os.pipe() for _ in range(20)]\nfor _, end in kept: syscall(72, 25, end, 1031, 1 << 20)",
    "asynchronous input and output": "context = ctypes.c_ulong()\nwhile syscall(206, 0, 4096, ctypes.byref(context))[0] == 0: context = ctypes.c_ulong()\nwhile syscall(206, 0, 16, ctypes.byref(context))[0] == 0: context = ctypes.c_ulong()",
    "inotify instances": "while syscall(294, 26, 0)[0] >= 0: pass",
    "other descriptors of the kernel": "for x86, arm, *given in ((291, 20, 0), (290, 19, 0, 0), (283, 85, 1, 0), (319, 279, b'x', 0), (447, 447, 0), (323, 282, 1), (300, 262, 0x200, 0), (434, 434, os.getpid(), 0), (289, 74, -1, bytes(8), 8, 0)):\n    for _ in range(200): syscall(x86, arm, *given)",
    "queued signals": """
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
info = struct.pack('iiiiiiQ', 40, 0, -1, 0, os.getpid(), os.getuid(), 0).ljust(128, b'\\0')
for _ in range(100_000):
    if syscall(129, 138, os.getpid(), 40, info)[0] < 0 and syscall(297, 240, os.getpid(), os.getpid(), 40, info)[0] < 0: break
for _ in range(1000): os.kill(os.getpid(), 41)
""",
    "timers": "event = struct.pack('QiiQ', 0, 40, 0, 0).ljust(64, b'\\0')\nfor _ in range(100_000):\n    if syscall(222, 107, 1, event, ctypes.byref(ctypes.c_int()))[0] < 0: break",
    "message queues": "for n in range(20): syscall(240, 180, b'greedy%d' % n, 0o102, 0o666, 0); syscall(68, 186, 0, 0o1666)",
    "shared memory and semaphores": "for n in range(20): syscall(29, 194, 0, 1_000_000, 0o1666); syscall(64, 190, 0, 250, 0o1666)",
    "keys": "for n in range(500): syscall(248, 217, b'user', b'greedy%d' % n, b'x' * 100, 100, -2)",
    "locks": "import fcntl\nfile = open('/mnt/data/locked', 'w+')\nfor n in range(100_000): fcntl.lockf(file, fcntl.LOCK_EX, 1, 2 * (100_000 - n))",
    "leases and watches of files": "import fcntl\nfile = open('/mnt/data/leased', 'w+')\nfor command, given in ((1024, 1), (1026, 0x8000003F), (10, 40), (8, os.getpid())):\n    try: fcntl.fcntl(file, command, given)\n    except OSError: pass",
    "locked memory": "import mmap\nm = mmap.mmap(-1, 50_000_000, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS); libc.mlockall(3); syscall(149, 228, ctypes.addressof(ctypes.c_char.from_buffer(m)), 50_000_000)",
    "huge pages": "libc.mmap(None, ctypes.c_size_t(4 << 20), 3, 0x40022, -1, ctypes.c_long(0))",
}
"""What it may try to keep while its session is idle."""
