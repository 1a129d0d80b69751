package gunitop.kernel;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A call of a function of {@link Calls}; a {@code syscall(2)} has the name of what it calls. */
public record KernelCall(String function, Object... arguments) {
  private static final Map<Long, String> NUMBERED =
      Map.of(
          SystemCall.GETDENTS64, "getdents64",
          SystemCall.IOCTL, "ioctl",
          SystemCall.STATX, "statx",
          SystemCall.MEMFD_CREATE, "memfd_create",
          SystemCall.PIDFD_SEND_SIGNAL, "pidfd_send_signal",
          SystemCall.PIDFD_OPEN, "pidfd_open");

  /** One of no arguments has none, where a proxy has {@code null}. */
  public KernelCall {
    arguments = arguments == null ? new Object[0] : arguments;
  }

  /** The name of its man page. */
  public String name() {
    return function.equals("syscall") ? NUMBERED.get(number(0)) : function;
  }

  /** An argument that is a number; those of a {@code syscall} begin at 1. */
  long number(int index) {
    return ((Number) arguments[index]).longValue();
  }

  /** An argument that is the address of text. */
  String text(int index) {
    return new Pointer(number(index)).getString(0, StandardCharsets.UTF_8.name());
  }

  /** Whether it answers with a new descriptor. */
  boolean opens() {
    return switch (name()) {
      case "openat",
          "socket",
          "accept4",
          "eventfd",
          "inotify_init1",
          "memfd_create",
          "pidfd_open" ->
          true;
      default -> false;
    };
  }

  /** The descriptor that it is about; below 0 where it is about none. */
  int descriptor() {
    return switch (name()) {
      case "read", "pread", "write", "send", "recv", "poll" -> (int) number(0);
      case "getdents64", "pidfd_send_signal" -> (int) number(1);
      default -> -1;
    };
  }

  /** The argument that says how much fits into the caller's memory; -1 where there is none. */
  int size() {
    return switch (name()) {
      case "read", "pread", "write", "send", "recv" -> 2;
      case "readlinkat" -> 3;
      case "getdents64" -> 4;
      default -> -1;
    };
  }

  /** The same with another number. */
  KernelCall with(int index, long number) {
    Object[] changed = arguments.clone();
    changed[index] = number;
    return new KernelCall(function, changed);
  }

  @Override
  public String toString() {
    return switch (name()) {
      case "openat" -> "openat(" + number(0) + ", " + text(1) + ")";
      case "readlinkat" -> "readlinkat(" + number(0) + ", " + text(1) + ")";
      case "statx" -> "statx(" + number(1) + ", " + text(2) + ")";
      case "pidfd_open", "pidfd_send_signal", "getdents64", "ioctl" ->
          name() + "(" + number(1) + ")";
      default -> name() + "(" + (arguments.length == 0 ? "" : arguments[0]) + ")";
    };
  }
}
