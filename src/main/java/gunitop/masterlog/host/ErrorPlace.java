package gunitop.masterlog.host;

import gunitop.gunicorn.ProgramLogs;
import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.masterlog.LogQuestion;
import gunitop.masterlog.LogQuestion.SupervisordLogs;
import gunitop.process.Reading;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a master's standard error goes.
 *
 * @param isShown whether what is written there can be read
 * @param text the end of a sentence: {@code goes to /dev/null}; hostile text
 * @param supervisordFile the file in which supervisord writes it down
 * @param isJournal whether it goes to the journal
 */
record ErrorPlace(
    boolean isShown, String text, Optional<SupervisordFile> supervisordFile, boolean isJournal) {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final String SOCKET = "socket:[";

  /** Where journald takes the output of services ({@code systemd-journald.service(8)}). */
  private static final String JOURNAL = "/run/systemd/journal/stdout";

  /**
   * A log that supervisord has open.
   *
   * @param pid supervisord's
   */
  record SupervisordFile(int pid, String path) {}

  private static ErrorPlace unseen(String text) {
    return new ErrorPlace(false, text, Optional.empty(), false);
  }

  static ErrorPlace of(int pid, LogQuestion question, Descriptors descriptors) {
    Answer<String> link = descriptors.link(pid, STDERR);
    if (!link.isPresent()) {
      return unseen(
          Errno.isDenied(link.error())
              ? "may not be looked at by you"
              : "is closed, or the process is gone");
    }
    String target = link.get();
    if (target.startsWith("pipe:[")) {
      Answer<String> output = descriptors.link(pid, STDOUT);
      boolean isBoth = output.isPresent() && output.get().equals(target);
      return question
          .supervisord()
          .map(one -> pipe(target, isBoth, one, descriptors))
          .orElseGet(() -> unseen("goes to a pipe of another program"));
    }
    if (target.startsWith(SOCKET)) {
      return socket(target, question);
    }
    if (!descriptors.isRegular(pid, STDERR)) {
      boolean terminal = target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      return unseen("goes to " + (terminal ? "the terminal " : "") + target);
    }
    return target.endsWith(" (deleted)")
        ? unseen("goes to a file that was deleted, " + target)
        : new ErrorPlace(true, "goes to " + target, Optional.empty(), false);
  }

  private static ErrorPlace socket(String target, LogQuestion question) {
    String number = target.substring(SOCKET.length(), target.length() - 1);
    if (!Descriptors.otherEnd(Long.parseLong(number)).equals(JOURNAL)) {
      return unseen("goes to a socket of another program");
    }
    return question
        .unit()
        .map(unit -> new ErrorPlace(true, "goes to the journal of " + unit, Optional.empty(), true))
        .orElseGet(() -> unseen("goes to the journal, of a unit that is not known"));
  }

  /** Supervisord has the other end, or some other program. */
  private static ErrorPlace pipe(
      String target, boolean isBoth, SupervisordLogs supervisord, Descriptors descriptors) {
    String who = "supervisord (" + supervisord.pid() + ")";
    Reading<List<String>> links = descriptors.links(supervisord.pid());
    if (!links.isKnown()) {
      return unseen("goes to a pipe; whether to " + who + " cannot be read by you");
    }
    if (!links.get().contains(target)) {
      return unseen("goes to a pipe, not to " + who);
    }
    String key = isBoth ? "stdout_logfile" : "stderr_logfile";
    if (supervisord.logs().isEmpty()) {
      return unseen("goes to " + who + "; its " + key + " is not known");
    }
    ProgramLogs logs = supervisord.logs().get();
    String setting = isBoth ? logs.out() : logs.error();
    Optional<String> file = file(setting, isBoth, supervisord.program(), links.get());
    return file.isPresent()
        ? new ErrorPlace(
            true,
            "goes to " + who + ", which writes " + file.get(),
            Optional.of(new SupervisordFile(supervisord.pid(), file.get())),
            false)
        : unseen("goes to " + who + ", which has no such file open: " + key + "=" + setting);
  }

  private static Optional<String> normalized(String path) {
    try {
      return Optional.of(Path.of(path).normalize().toString());
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }

  /** Only a file that supervisord has open is read, whatever its configuration names. */
  private static Optional<String> file(
      String setting, boolean isBoth, String program, List<String> links) {
    Optional<String> path = ProgramLogs.path(setting);
    if (path.isPresent()) {
      // supervisor/datatypes.py existing_dirpath: os.path.normpath.
      return path.flatMap(ErrorPlace::normalized).filter(links::contains);
    }
    if (!setting.equalsIgnoreCase("AUTO")) {
      return Optional.empty();
    }
    // supervisor/options.py get_autochildlog_name: NAME-stdout---IDENTIFIER-RANDOM.log.
    String name = program.substring(program.lastIndexOf(':') + 1);
    String start = "/" + name + (isBoth ? "-stdout---" : "-stderr---");
    return links.stream()
        .filter(link -> link.startsWith("/") && link.endsWith(".log"))
        .filter(link -> link.lastIndexOf('/') == link.lastIndexOf(start))
        .filter(link -> link.contains(start))
        .findFirst();
  }
}
