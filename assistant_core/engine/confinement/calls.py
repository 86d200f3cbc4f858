"""The system calls that Python and its libraries need. No other is made, whatever its number.

What is not listed, be it unknown, newer than this list or of another machine's numbers, gets ENOSYS:
libraries take that for an older kernel, and do without.

Paths are looked up by calls that the sandbox's keeper answers in place of the kernel, and by no others. In
the process that reads an uploaded file, which has no keeper, Landlock bounds what they reach.
"""

import errno
from collections.abc import Mapping

from .seccomp import ALLOW, ERRNO, Condition, Rule, has_only, is_null, is_one_of, program

PATHS = """
    openat:257:56 stat:4:- lstat:6:- newfstatat:262:79 statx:332:291 access:21:- faccessat:269:48
    faccessat2:439:439 readlink:89:- readlinkat:267:78 chdir:80:49 getcwd:79:17 mkdir:83:- mkdirat:258:34
    rmdir:84:- unlink:87:- unlinkat:263:35 rename:82:- renameat:-:38 truncate:76:45
    utimensat:280:88
"""
OTHERS = """
    # Descriptors
    read:0:63 write:1:64 readv:19:65 writev:20:66 pread64:17:67 pwrite64:18:68 preadv:295:69 pwritev:296:70
    preadv2:327:286 pwritev2:328:287 lseek:8:62 close:3:57 dup:32:23 dup2:33:- dup3:292:24 pipe:22:-
    sendfile:40:71 copy_file_range:326:285 fsync:74:82 fdatasync:75:83 flock:73:32 fadvise64:221:223
    fstat:5:80 getdents64:217:61 ftruncate:77:46 fchdir:81:50 poll:7:- ppoll:271:73 select:23:-
    pselect6:270:72 shutdown:48:210 getsockname:51:204 getsockopt:55:209 recvfrom:45:207
    # Memory
    brk:12:214 munmap:11:215 mprotect:10:226 msync:26:227
    # Processes, threads and signals
    futex:202:98 set_robust_list:273:99 rseq:334:293 exit:60:93 exit_group:231:94 wait4:61:260 waitid:247:95
    vfork:58:- kill:62:129 tgkill:234:131 rt_sigaction:13:134 rt_sigprocmask:14:135 rt_sigreturn:15:139
    rt_sigpending:127:136 rt_sigsuspend:130:133 rt_sigtimedwait:128:137 sigaltstack:131:132
    restart_syscall:219:128 pause:34:- alarm:37:- setitimer:38:103 getitimer:36:102
    # What is asked about itself, the time, and chance
    getpid:39:172 gettid:186:178 getppid:110:173 getpgid:121:155 getpgrp:111:- getsid:124:156 setsid:112:157
    getuid:102:174 geteuid:107:175 getgid:104:176 getegid:108:177 getgroups:115:158 getresuid:118:148
    getresgid:120:150 getrlimit:97:163 getrusage:98:165 times:100:153 sysinfo:99:179 uname:63:160
    umask:95:166 getcpu:309:168 sched_yield:24:124 sched_getaffinity:204:123 clock_gettime:228:113
    clock_getres:229:114 clock_nanosleep:230:115 nanosleep:35:101 gettimeofday:96:169 time:201:-
    getrandom:318:278
    # With the arguments in ARGUMENTS
    mmap:9:222 mremap:25:216 madvise:28:233 fcntl:72:25 ioctl:16:29 prctl:157:167 clone:56:220
    close_range:436:436 pipe2:293:59 prlimit64:302:261 socketpair:53:199 sendto:44:206 getpriority:140:141
    # Answered as in ANSWERS
    chmod:90:- fchmod:91:52 fchmodat:268:53 chown:92:- fchown:93:55 lchown:94:-
    fchownat:260:54 symlink:88:- symlinkat:266:36 link:86:- linkat:265:37 execve:59:221 execveat:322:281
    socket:41:198 fallocate:285:47 setxattr:188:5 lsetxattr:189:6 fsetxattr:190:7 getxattr:191:8
    lgetxattr:192:9 fgetxattr:193:10 listxattr:194:11 llistxattr:195:12 flistxattr:196:13 removexattr:197:14
    lremovexattr:198:15 fremovexattr:199:16
"""
"""Each has its name, its number on x86_64, and that on aarch64."""

MACHINES = {"x86_64": (0xC000003E, 1), "aarch64": (0xC00000B7, 2)}
"""Machine → its number in linux/audit.h, and its column above."""

CLOEXEC, NONBLOCK = 0x80000, 0x800
NEW_THREAD, NEW_THREAD_OF_MUSL, FORK, PLAIN_FORK, VFORK = 0x3D0F00, 0x7D0F00, 0x1200011, 0x11, 0x4111
TYPE_OF_MAP, ANONYMOUS, HUGE_PAGES = 0xF, 0x20, 0x40000
SHARED, PRIVATE, SHARED_VALIDATE = 1, 2, 3
NORMAL_TO_DONTNEED, FREE, HUGEPAGE, NOHUGEPAGE = (0, 1, 2, 3, 4), 8, 14, 15
DUPLICATE, FLAGS, LOCKS, DUPLICATE_CLOEXEC, PIPE_SIZE = (0,), (1, 2, 3, 4), (5, 6, 7), 1030, 1032
IS_TERMINAL, TERMINAL_SIZE, READABLE, NONBLOCKING, CLOSE_ON_EXEC = (
    0x5401,
    0x5413,
    0x541B,
    0x5421,
    (0x5450, 0x5451),
)
IS_TERMINAL_2 = 0x802C542A
SET_NAME, GET_NAME, GET_DUMPABLE = 15, 16, 3
UNIX, STREAM = 1, 1

ARGUMENTS = {
    # Memory is shared by files only: what is not need not be in any process's memory to be kept.
    "mmap": Rule(
        errno.EPERM,
        (
            Condition(
                2 * 3,
                TYPE_OF_MAP | ANONYMOUS | HUGE_PAGES,
                (PRIVATE, PRIVATE | ANONYMOUS, SHARED, SHARED_VALIDATE),
            ),
        ),
    ),
    "mremap": Rule(errno.EINVAL, (has_only(3, 3),)),
    "madvise": Rule(errno.EINVAL, (is_one_of(2, *NORMAL_TO_DONTNEED, FREE, HUGEPAGE, NOHUGEPAGE),)),
    # Neither signals when something happens to a file or folder, nor larger pipes.
    "fcntl": Rule(errno.EINVAL, (is_one_of(1, *DUPLICATE, *FLAGS, *LOCKS, DUPLICATE_CLOEXEC, PIPE_SIZE),)),
    "ioctl": Rule(
        errno.EOPNOTSUPP,
        (is_one_of(1, IS_TERMINAL, IS_TERMINAL_2, TERMINAL_SIZE, READABLE, NONBLOCKING, *CLOSE_ON_EXEC),),
    ),
    "prctl": Rule(errno.EINVAL, (is_one_of(0, SET_NAME, GET_NAME, GET_DUMPABLE),)),
    # A thread shares everything, a process nothing. clone3 has its flags in memory, and is not listed.
    "clone": Rule(errno.EPERM, (is_one_of(0, NEW_THREAD, NEW_THREAD_OF_MUSL, FORK, PLAIN_FORK, VFORK),)),
    "close_range": Rule(errno.EINVAL, (has_only(2, 4),)),
    "pipe2": Rule(errno.EINVAL, (has_only(1, CLOEXEC | NONBLOCK),)),
    # Of itself alone.
    "prlimit64": Rule(errno.EPERM, (is_one_of(0, 0),)),
    "getpriority": Rule(errno.EPERM, (is_one_of(0, 0), is_one_of(1, 0))),
    # Pairs of connected sockets, which send to each other alone, and no open files.
    "socketpair": Rule(
        errno.EPERM, (is_one_of(0, UNIX), Condition(2, ~(CLOEXEC | NONBLOCK) & 0xFFFFFFFF, (STREAM,)))
    ),
    "sendto": Rule(errno.EPERM, is_null(4)),
}

XATTRS = [f"{of}{do}xattr" for do in ("set", "get", "remove") for of in ("", "l", "f")]
ANSWERS = {
    # Nothing else governs these, and a descriptor may be of a file outside. Rights stay as they are, as on a
    # FAT disk that is mounted `quiet`, so that what copies or unpacks files works.
    **dict.fromkeys(("chmod", "fchmod", "fchmodat"), 0),
    **dict.fromkeys(("chown", "fchown", "lchown", "fchownat"), errno.EPERM),
    # Without links no path can come to lead elsewhere between being looked up and being used.
    **dict.fromkeys(("symlink", "symlinkat", "link", "linkat"), errno.EPERM),
    **dict.fromkeys(("execve", "execveat"), errno.EACCES),
    "socket": errno.EPERM,
    # It would take gigabytes of disk between two looks of the keeper, and past the limit of a file's size.
    "fallocate": errno.EOPNOTSUPP,
    **dict.fromkeys([*XATTRS, "listxattr", "llistxattr", "flistxattr"], errno.EOPNOTSUPP),
}


UNLISTED = (425, 437, 457, 463, 468, 469)
"""io_uring_setup, openat2, statmount, setxattrat, file_getattr and file_setattr; the same on all machines."""


def numbers(machine: str, table: str = PATHS + OTHERS) -> dict[str, int]:
    """The listed calls that this machine has, by name."""
    column = MACHINES[machine][1]
    rows = [row.split(":") for line in table.splitlines() if "#" not in line for row in line.split()]
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


def allowed(machine: str, has_keeper: bool = True) -> bytes:
    """The list as a program for seccomp. Without a keeper the times of files cannot be set either."""
    answers = ANSWERS if has_keeper else {**ANSWERS, "utimensat": 0}
    rules: Mapping[int, Rule | int] = {
        number: ARGUMENTS.get(name) or (ERRNO | answers[name] if name in answers else ALLOW)
        for name, number in numbers(machine).items()
    }
    return program(MACHINES[machine][0], rules, ERRNO | errno.ENOSYS)
