package gunitop.waiting;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The system calls in which a process may be found waiting, by number: from {@code
 * arch/x86/entry/syscalls/syscall_64.tbl} and {@code include/uapi/asm-generic/unistd.h}.
 */
public final class CallTable {
  private static final int ARM64_COLUMN = 3;
  private static final int X86_64_COLUMN = 2;

  /** Name, what its arguments tell, number on x86-64, number on arm64. */
  private static final String CALLS =
      """
      read DESCRIPTOR 0 63
      write DESCRIPTOR 1 64
      readv DESCRIPTOR 19 65
      writev DESCRIPTOR 20 66
      pread64 DESCRIPTOR 17 67
      pwrite64 DESCRIPTOR 18 68
      preadv DESCRIPTOR 295 69
      pwritev DESCRIPTOR 296 70
      recvfrom DESCRIPTOR 45 207
      recvmsg DESCRIPTOR 47 212
      recvmmsg DESCRIPTOR 299 243
      sendto DESCRIPTOR 44 206
      sendmsg DESCRIPTOR 46 211
      sendmmsg DESCRIPTOR 307 269
      sendfile DESCRIPTOR 40 71
      connect DESCRIPTOR 42 203
      accept DESCRIPTOR 43 202
      accept4 DESCRIPTOR 288 242
      flock DESCRIPTOR 73 32
      fcntl DESCRIPTOR 72 25
      fsync DESCRIPTOR 74 82
      fdatasync DESCRIPTOR 75 83
      ftruncate DESCRIPTOR 77 46
      fallocate DESCRIPTOR 285 47
      lseek DESCRIPTOR 8 62
      ioctl DESCRIPTOR 16 29
      getdents64 DESCRIPTOR 217 61
      splice DESCRIPTOR 275 76
      shutdown DESCRIPTOR 48 210
      close DESCRIPTOR 3 57
      poll POLL 7 -
      ppoll POLL 271 73
      select SELECT 23 -
      pselect6 SELECT 270 72
      epoll_wait EPOLL 232 -
      epoll_pwait EPOLL 281 22
      epoll_pwait2 EPOLL 441 441
      futex OTHER 202 98
      futex_waitv OTHER 449 449
      nanosleep OTHER 35 101
      clock_nanosleep OTHER 230 115
      pause OTHER 34 -
      rt_sigsuspend OTHER 130 133
      rt_sigtimedwait OTHER 128 137
      restart_syscall OTHER 219 128
      wait4 OTHER 61 260
      waitid OTHER 247 95
      open OTHER 2 -
      openat OTHER 257 56
      openat2 OTHER 437 437
      stat OTHER 4 -
      newfstatat OTHER 262 79
      statx OTHER 332 291
      unlink OTHER 87 -
      unlinkat OTHER 263 35
      rename OTHER 82 -
      renameat OTHER 264 38
      renameat2 OTHER 316 276
      mkdir OTHER 83 -
      mkdirat OTHER 258 34
      mmap OTHER 9 222
      munmap OTHER 11 215
      mprotect OTHER 10 226
      madvise OTHER 28 233
      msync OTHER 26 227
      brk OTHER 12 214
      mremap OTHER 25 216
      sync OTHER 162 81
      semop OTHER 65 193
      semtimedop OTHER 220 192
      msgrcv OTHER 70 188
      msgsnd OTHER 69 189
      io_uring_enter OTHER 426 426
      io_getevents OTHER 208 4
      getrandom OTHER 318 278
      execve OTHER 59 221
      clone OTHER 56 220
      clone3 OTHER 435 435
      fork OTHER 57 -
      vfork OTHER 58 -
      exit OTHER 60 93
      exit_group OTHER 231 94
      sched_yield OTHER 24 124
      """;

  private final Map<Long, KnownCall> byNumber = new HashMap<>();

  private CallTable(int column) {
    for (String line : CALLS.split("\n")) {
      String[] words = line.split(" ");
      if (column > 0 && !words[column].equals("-")) {
        byNumber.put(
            Long.valueOf(words[column]), new KnownCall(words[0], CallKind.valueOf(words[1])));
      }
    }
  }

  /**
   * That of an architecture; one that is unknown has no names.
   *
   * @param architecture as Java's {@code os.arch} names it
   */
  public static CallTable of(String architecture) {
    return new CallTable(
        switch (architecture.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> X86_64_COLUMN;
          case "aarch64", "arm64" -> ARM64_COLUMN;
          default -> -1;
        });
  }

  /** The call of this number; empty where it is not in the table. */
  public Optional<KnownCall> call(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }
}
