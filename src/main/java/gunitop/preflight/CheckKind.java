package gunitop.preflight;

import gunitop.upgrade.FindingCode;
import java.util.Locale;
import java.util.Optional;

/** What is looked at before a USR2, in the order in which it is shown. */
public enum CheckKind {
  /** The folder in which the master was started is there, and the same. */
  START_FOLDER,
  /** The link by which that folder is reached has not moved. */
  RELEASE_LINK,
  /** The Python that NEW is executed by. */
  INTERPRETER,
  /** The virtual environment of that Python. */
  VIRTUALENV,
  /** Gunicorn's script. */
  SCRIPT,
  /** What NEW will need, against the host and each control group. */
  MEMORY,
  DESCRIPTORS,
  PROCESSES,
  /** Room for the log, the pidfile and the workers' temporary files. */
  DISK,
  /** The pidfile and the one beside it that NEW writes. */
  PIDFILE,
  /** A unix socket's path leads to the socket. */
  LISTENER,
  SOCKET_ACTIVATION,
  /** Any other finding that stands against USR2: an owner that will act, a stopped master. */
  FINDING;

  /** Its name in the JSON: {@code start-folder}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The finding that it makes where it is not well; empty where another one tells it already. */
  Optional<FindingCode> code() {
    return switch (this) {
      case MEMORY -> Optional.of(FindingCode.MEMORY_SHORT);
      case DESCRIPTORS, PROCESSES, DISK, PIDFILE -> Optional.of(FindingCode.LIMIT_SHORT);
      case START_FOLDER, INTERPRETER, VIRTUALENV, SCRIPT -> Optional.of(FindingCode.RELEASE_GONE);
      case SOCKET_ACTIVATION -> Optional.of(FindingCode.SOCKET_ACTIVATION);
      case RELEASE_LINK, LISTENER, FINDING -> Optional.empty();
    };
  }
}
