"""Every system call of x86-64 that takes a path, made raw, for paths outside.

A line has the call's number, its name, and its arguments: `p` the path, `d` a folder's descriptor for it, `f` flags
of an *at call (0 or AT_EMPTY_PATH), `q` a path of the sandbox's own, `b` a buffer that is written to, `o` a
descriptor of the right kind, other letters as in OWN below; numbers stand for themselves.
"""

CALLS = """
2 open p 0 0 | 2 open p 0x200000 0 | 2 open p 2 0 | 2 open p 0xC2 0o666 | 257 openat d p 0 0
257 openat d p 0x200000 0 | 257 openat d p 0x10000 0 | 257 openat d p 0x241 0o666 | 437 openat2 d p H 24
85 creat p 0o666 | 4 stat p b | 6 lstat p b | 262 newfstatat d p b f | 332 statx d p f 0xFFFF b
21 access p 0 | 269 faccessat d p 0 0 | 439 faccessat2 d p 0 f | 89 readlink p b 4096 | 267 readlinkat d p b 4096
80 chdir p | 161 chroot p | 137 statfs p b | 76 truncate p 0 | 134 uselib p | 163 acct p
59 execve p n n | 322 execveat d p n n f
82 rename p q | 82 rename m p | 264 renameat d p -100 q | 264 renameat -100 m d p | 316 renameat2 d p -100 q 0
316 renameat2 -100 m d p 1 | 86 link p q | 86 link m p | 265 linkat d p -100 q f | 265 linkat -100 m d p 0
88 symlink m p | 266 symlinkat m d p | 83 mkdir p 0o777 | 258 mkdirat d p 0o777 | 84 rmdir p
87 unlink p | 263 unlinkat d p 0 | 263 unlinkat d p 0x200 | 133 mknod p 0o100666 0 | 133 mknod p 0o10666 0
259 mknodat d p 0o100666 0
90 chmod p 0o7777 | 268 fchmodat d p 0o7777 | 452 fchmodat2 d p 0o7777 f
92 chown p 12 12 | 94 lchown p 12 12 | 260 fchownat d p 12 12 f
132 utime p T | 235 utimes p T | 261 futimesat d p T | 280 utimensat d p T f
188 setxattr p x v 6 0 | 189 lsetxattr p x v 6 0 | 463 setxattrat d p f x A 16
191 getxattr p y b 4096 | 192 lgetxattr p y b 4096 | 464 getxattrat d p f y B 16
194 listxattr p b 4096 | 195 llistxattr p b 4096 | 465 listxattrat d p f b 4096
197 removexattr p y | 198 lremovexattr p y | 466 removexattrat d p f y
468 file_getattr d p b 24 f | 469 file_setattr d p F 24 f
254 inotify_add_watch o p 0xFFF | 301 fanotify_mark o 1 0xFFF d p
303 name_to_handle_at d p b b f | 304 open_by_handle_at d b 0
165 mount p p n 0x1000 n | 166 umount2 p 2 | 155 pivot_root p p | 428 open_tree d p 1 | 428 open_tree d p 0
467 open_tree_attr d p 1 n 0 | 429 move_mount d p d p 0 | 433 fspick d p 0 | 442 mount_setattr d p f M 32
431 fsconfig o 3 x p d | 430 fsopen p 0 | 167 swapon p 0 | 168 swapoff p | 179 quotactl 0x800007 p 0 b
321 bpf 7 P 128 | 240 mq_open p 0x42 0o666 n | 241 mq_unlink p | 176 delete_module p 0
42 connect o S 110 | 49 bind o S 110
"""

WITHOUT_A_PATH = """
457 statmount R b 4096 0 | 458 listmount N b 100 0 | 470 listns R b 100 0 | 253 inotify_init | 294 inotify_init1 0x800
300 fanotify_init 0x200 0 | 443 quotactl_fd 3 7 0 b | 425 io_uring_setup 8 b | 444 landlock_create_ruleset n 0 1
"""
"""What tells of mounts and of what happens to files, or takes paths in memory that no filter sees."""

ON_DESCRIPTORS = """
91 fchmod o 0o7777 | 93 fchown o 12 12 | 260 fchownat o e 12 12 0x1000 | 452 fchmodat2 o e 0o7777 0x1000
280 utimensat o n T 0 | 280 utimensat o e T 0x1000 | 261 futimesat o n T | 190 fsetxattr o x v 6 0
199 fremovexattr o y | 463 setxattrat o e 0x1000 x A 16 | 466 removexattrat o e 0x1000 y
469 file_setattr o e F 24 0x1000 | 16 ioctl o 0x40086602 b | 16 ioctl o 0x401C5820 b | 285 fallocate o 0 0 99
77 ftruncate o 1 | 265 linkat o e -100 q 0x1000 | 86 link L q | 1 write o v 6 | 18 pwrite64 o v 6 0
10 mprotect W 4096 3 | 72 fcntl o 1024 1 | 72 fcntl o 1026 0xFF | 72 fcntl o 10 1
"""
"""On a file outside that may be read."""


def listed(table: str) -> list[tuple[int, str, list[str]]]:
    lines = [call.split() for line in table.splitlines() for call in line.split("|") if call.strip()]
    return [(int(number), name, arguments) for number, name, *arguments in lines]


RUN = """
import ctypes, errno, json, os, struct, threading, time
G = json.loads({given!r})
libc = ctypes.CDLL(None, use_errno=True)
os.chdir('/mnt/data')
open('mine', 'w').write('mine')
own, root = os.open('/mnt/data', os.O_RDONLY), os.open('/', os.O_RDONLY)
kept = []
def at(data):
    kept.append(ctypes.create_string_buffer(data, len(data)))
    return ctypes.addressof(kept[-1])
def call(number, arguments, own):
    given = [own[name] if name in own else int(name, 0) for name in arguments]
    given = [ctypes.c_long(one) if isinstance(one, int) else one for one in given]
    result = libc.syscall(ctypes.c_long(number), *given)
    return result if result >= 0 else -ctypes.get_errno()
def told(result):
    if result < 0: return errno.errorcode.get(-result, result)
    return 'done'
def answers(number, name, arguments):
    found = []
    for way in ('plain', 'climbing', 'own', 'root', 'empty', 'bytes'):
        for path in G['paths']:
            buffer = ctypes.create_string_buffer(4096)
            path = path.encode()
            if way in ('climbing', 'own'): path = b'../' * 30 + path[1:]
            if way == 'root': path = path[1:]
            if way == 'bytes': path += b'/\\xff/..'
            letters = {{
                'p': path, 'q': b'/mnt/data/q', 'm': b'/mnt/data/mine', 'n': None, 'b': buffer, 'e': b'',
                'd': {{'own': own, 'root': root}}.get(way, -100), 'f': 0x1000 if way == 'empty' else 0,
                'x': b'user.x', 'y': b'user.secret', 'v': b'secret', 'T': struct.pack('QQQQ', 5, 5, 5, 5),
                'A': struct.pack('QII', at(b'secret'), 6, 0), 'B': struct.pack('QII', ctypes.addressof(buffer), 4096, 0),
                'F': struct.pack('QIIII', 0x40, 0, 0, 0, 0), 'H': struct.pack('QQQ', 0, 0, 0),
                'M': struct.pack('QQQQ', 1, 0, 0, 0), 'S': struct.pack('H', 1) + path[:107].ljust(108, b'\\0'),
                'P': struct.pack('QII', at(path + b'\\0'), 0, 0).ljust(128, b'\\0'),
                'R': struct.pack('IIQQ', 24, 0, 2 ** 64 - 1, 0x1FF), 'N': struct.pack('IIQQ', 24, 0, 2 ** 64 - 1, 0), 'o': -1,
            }}
            if name == 'inotify_add_watch': letters['o'] = libc.syscall(294, 0x800)
            if name == 'fanotify_mark': letters['o'] = libc.syscall(300, 0x200, 0)
            if name in ('connect', 'bind'): letters['o'] = libc.syscall(41, 1, 1, 0)
            if name == 'fsconfig': letters['o'] = libc.syscall(430, b'tmpfs', 0)
            result = call(number, arguments, letters)
            if name == 'inotify_add_watch' and result >= 0: time.sleep(0.1)
            read = b''
            if name == 'inotify_add_watch' and result >= 0:
                try: read = os.read(letters['o'], 4096)
                except OSError: pass
            found.append((way, told(result), repr(buffer.raw.rstrip(b'\\0') + read)))
            if result > 2 and name in ('open', 'openat', 'openat2', 'creat', 'open_tree', 'open_by_handle_at', 'fspick', 'fsopen', 'mq_open'): os.close(result)
            if letters['o'] > 2: os.close(letters['o'])
            for left in ('q', 'mine'):
                if left == 'q' and os.path.lexists('q'): os.remove('q')
            if not os.path.exists('mine'): open('mine', 'w').write('mine')
            if name in ('chdir', 'chroot'): os.chdir('/mnt/data')
    return found
def on_descriptor(number, name, arguments):
    opened = os.open(G['library'], os.O_RDONLY)
    libc.mmap.restype = ctypes.c_void_p
    shared = libc.mmap(None, ctypes.c_size_t(4096), 1, 1, opened, ctypes.c_long(0)) if name == 'mprotect' else 0
    result = call(number, arguments, {{
        'o': opened, 'e': b'', 'n': None, 'q': b'/mnt/data/q', 'x': b'user.x', 'y': b'user.secret', 'v': b'secret',
        'T': struct.pack('QQQQ', 5, 5, 5, 5), 'A': struct.pack('QII', at(b'secret'), 6, 0),
        'F': struct.pack('QIIII', 0x40, 0, 0, 0, 0), 'b': struct.pack('QIIIII', 0x40, 0, 0, 0, 0, 0),
        'L': G['library'].encode(), 'W': shared,
    }})
    if name == 'mprotect' and result == 0: ctypes.memset(shared, 65, 1)
    if os.path.lexists('q'): os.remove('q')
    os.close(opened)
    return told(result)
def changing(number, arguments, seconds=0.3):
    # The path cannot be read now and then: what looks it up may then leave that to who reads it later.
    libc.mmap.restype = ctypes.c_void_p
    page = libc.mmap(None, ctypes.c_size_t(4096), 3, 0x22, -1, ctypes.c_long(0))
    over, found = 0, {{}}
    def change():
        while time.time() < over:
            libc.mprotect(ctypes.c_void_p(page), ctypes.c_size_t(4096), 0)
            libc.mprotect(ctypes.c_void_p(page), ctypes.c_size_t(4096), 3)
    changing = ctypes.create_string_buffer(4096)
    libc.mprotect(ctypes.c_void_p(page), ctypes.c_size_t(4096), 3)
    for number_of, path in enumerate(G['paths'][2:4]):
        ctypes.memmove(page, path.encode() + b'\\0', len(path) + 1)
        least, over = time.time() + seconds, time.time() + 60
        thread = threading.Thread(target=change); thread.start()
        told = found[number_of] = set()
        # On a busy machine it may take a while until the path can be read for once.
        while time.time() < least or (told <= {{'EFAULT'}} and time.time() < over):
            result = call(number, arguments, {{'p': ctypes.c_void_p(page), 'd': -100, 'b': changing, 'f': 0, 'T': None,
                                              'x': b'user.x', 'y': b'user.secret', 'v': b'secret', 'q': b'/mnt/data/q'}})
            if result > 2: os.close(result)
            told.add('done' if result >= 0 else errno.errorcode[-result])
        over = 0; thread.join()
    return [sorted(found[0] - {{'EFAULT'}}), sorted(found[1] - {{'EFAULT'}})]
def swapped(outside, seconds=2):
    # A link takes the place of a file between looking it up and changing it.
    over, made = time.time() + seconds, []
    def swap():
        while time.time() < over:
            try:
                os.link('mine', 'p'); os.rename('p', 'swap')
                os.symlink(outside, 'l'); made.append(1); os.rename('l', 'swap')
            except OSError:
                pass
    thread = threading.Thread(target=swap); thread.start()
    while time.time() < over:
        for change in (lambda: os.chmod('swap', 0o777), lambda: os.utime('swap', (5, 5)), lambda: os.truncate('swap', 0)):
            try: change()
            except OSError: pass
    thread.join()
    return made[:1]
print(json.dumps({what}))
os.close(own); os.close(root)
"""
