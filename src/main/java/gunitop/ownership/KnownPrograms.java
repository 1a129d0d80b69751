package gunitop.ownership;

import gunitop.gunicorn.Ancestor.AtChildsEnd;
import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Set;

/** What a process does when its child ends, by which program it is. */
final class KnownPrograms {
  /** They start the child again, whatever it ended by, unless they were told otherwise. */
  private static final Set<String> SUPERVISORS =
      Set.of(
          "runsv",
          "s6-supervise",
          "supervise",
          "perpd",
          "circusd",
          "circus.circusd",
          "immortal",
          "supervise-daemon",
          "procd",
          "dinit",
          "pm2",
          "pm2-runtime",
          "forever",
          "nodemon",
          "watchexec",
          "watchmedo");

  /** They are there for one child. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "tini",
          "tini-static",
          "docker-init",
          "podman-init",
          "dumb-init",
          "catatonit",
          "uv",
          "pipenv",
          "poetry",
          "pdm",
          "hatch",
          "rye",
          "pixi",
          "conda",
          "mamba",
          "micromamba",
          "sudo",
          "su",
          "doas",
          "runuser",
          "timeout",
          "flock",
          "setsid",
          "script",
          "strace",
          "time",
          "unshare",
          "nsenter",
          "bwrap",
          "dbus-run-session");

  /** They serve people, or others than their child, and go on. */
  private static final Set<String> INDIFFERENT =
      Set.of(
          "tmux",
          "tmux: server",
          "tmate",
          "screen",
          "SCREEN",
          "zellij",
          "dtach",
          "abduco",
          "sshd",
          "sshd-session",
          "mosh-server",
          "login",
          "nohup",
          "cron",
          "crond",
          "atd",
          "runsvdir",
          "s6-svscan",
          "svscan",
          "sleep",
          "tail",
          "pause");

  private KnownPrograms() {}

  static AtChildsEnd atChildsEnd(ProcessSample process) {
    List<String> words = process.traits().commandLine();
    if (isPm2(process, words)) {
      return AtChildsEnd.STARTS_ANOTHER;
    }
    if (ProgramName.runsShell(process)) {
      return words.isEmpty() ? AtChildsEnd.UNKNOWN : ofShell(process, ShellLine.of(words));
    }
    String name = ProgramName.of(process);
    if (SUPERVISORS.contains(name)) {
      return AtChildsEnd.STARTS_ANOTHER;
    }
    if (WRAPPERS.contains(name)) {
      return AtChildsEnd.ENDS_TOO;
    }
    return INDIFFERENT.contains(name) ? AtChildsEnd.NOTHING : AtChildsEnd.UNKNOWN;
  }

  /** It calls itself {@code PM2 v5.3.0: God Daemon (/home/ana/.pm2)}. */
  private static boolean isPm2(ProcessSample process, List<String> words) {
    return process.stat().name().startsWith("PM2 v")
        || !words.isEmpty() && words.get(0).startsWith("PM2 v");
  }

  private static AtChildsEnd ofShell(ProcessSample process, ShellLine line) {
    if (line.text().isPresent()) {
      return line.loops()
          ? AtChildsEnd.STARTS_ANOTHER
          : line.endsWithGunicorn() ? AtChildsEnd.ENDS_TOO : AtChildsEnd.UNKNOWN;
    }
    boolean forPeople =
        line.script().isEmpty() && (line.interactive() || process.stat().terminal() != 0);
    return forPeople ? AtChildsEnd.NOTHING : AtChildsEnd.UNKNOWN;
  }
}
