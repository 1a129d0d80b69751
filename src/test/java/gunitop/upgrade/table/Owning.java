package gunitop.upgrade.table;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.UnitFacts;
import gunitop.testkit.HostSketch;
import gunitop.upgrade.OwnedMaster;
import java.util.List;
import java.util.Map;

/** Who stands above OLD, which is process 100, and what that one has said. */
enum Owning {
  NOBODY("nobody", host -> {}),
  SHELL(
      "a shell in tmux",
      host -> {
        above(host, 40, 1, "tmux: server", "tmux", "new");
        above(host, 41, 40, "bash", "-bash").terminal(34816);
        under(host, 41, 41, "/user.slice/user-1000.slice/session-3.scope");
      }),
  SUPERVISORD("supervisord", Owning::supervisord, says(AutoRestart.ALWAYS, 60, false)),
  SUPERVISORD_SHORT(
      "supervisord, waits 10 s", Owning::supervisord, says(AutoRestart.ALWAYS, 10, false)),
  SUPERVISORD_GROUP(
      "supervisord, stopasgroup", Owning::supervisord, says(AutoRestart.ALWAYS, 60, true)),
  SUPERVISORD_ONCE(
      "supervisord, unexpected", Owning::supervisord, says(AutoRestart.UNEXPECTED, 60, false)),
  SUPERVISORD_LISTS("supervisord, no settings", Owning::supervisord, (host, main) -> listed(host)),
  SUPERVISORD_UNASKED("supervisord, not asked", Owning::supervisord),
  SUPERVISORD_SCRIPT(
      "supervisord > start.sh",
      host -> {
        supervisord(host);
        above(host, 60, 50, "start.sh", "/bin/sh", "/srv/start.sh");
        under(host, 60, 50, "/system.slice/supervisor.service");
      },
      Owning::listsScript),
  SUPERVISORD_FORMER("supervisord, formerly", Owning::left, says(AutoRestart.ALWAYS, 60, false)),
  SUPERVISORD_RETRIES(
      "the same, a third waits",
      host -> {
        left(host);
        third(host);
      },
      says(AutoRestart.ALWAYS, 60, false)),
  UNIT_NOTIFY("unit, notify", Owning::unit, knows("notify", "main", "mixed", "no", "")),
  UNIT_SIMPLE("unit, simple", Owning::unit, knows("simple", "none", "control-group", "always", "")),
  UNIT_FORKING(
      "unit, forking",
      host -> host.change(100, one -> one.controlGroup("/system.slice/web.service")),
      knows("forking", "none", "control-group", "no", "")),
  UNIT_PROCESS(
      "unit, KillMode=process", Owning::unit, knows("simple", "main", "process", "no", "")),
  UNIT_RESTARTS(
      "the same, Restart=always", Owning::unit, knows("simple", "main", "process", "always", "")),
  UNIT_SOCKET(
      "unit of a socket", Owning::unit, knows("notify", "main", "mixed", "no", "web.socket")),
  UNIT_HANDED(
      "unit, NEW its main",
      Owning::unit,
      (host, main) -> unitSays(200, "notify", "main", "mixed", "no", "")),
  UNIT_UNASKED("unit, not asked", Owning::unit),
  UNIT_SCRIPT(
      "unit > start.sh",
      host -> {
        above(host, 60, 1, "start.sh", "/bin/sh", "/srv/start.sh");
        under(host, 60, 60, "/system.slice/web.service");
      },
      (host, main) -> unitSays(60, "simple", "main", "mixed", "no", "")),
  UNIT_OF_USER(
      "unit of a user",
      host -> {
        above(host, 45, 1, "systemd", "/lib/systemd/systemd", "--user");
        under(host, 45, 100, "/user.slice/user-1000.slice/user@1000.service/app.slice/web.service");
      }),
  CONTAINER("container, PID 1 there", host -> under(host, 1, 100, "/docker/0123456789abcdef")),
  CONTAINER_TINI(
      "container, tini",
      host -> {
        host.process(1, 0).name("tini").commandLine("tini", "--", "gunicorn").session(1, 1);
        under(host, 1, 1, "/");
      }),
  RUNIT(
      "runit",
      host -> {
        above(host, 61, 1, "runsv", "runsv", "web");
        under(host, 61, 61, "/");
      }),
  LOOP(
      "a script that loops",
      host -> {
        above(host, 62, 1, "sh", "sh", "-c", "while true; do gunicorn app; done");
        under(host, 62, 62, "/");
      }),
  SCRIPT(
      "a script",
      host -> {
        above(host, 63, 1, "start.sh", "/bin/sh", "/srv/start.sh");
        under(host, 63, 63, "/");
      }),
  HIDDEN("parent not seen", host -> under(host, 77, 77, "/"));

  private final String label;
  private final Place place;
  private final Says says;

  /** Puts it above OLD. */
  private interface Place {
    void above(HostSketch host);
  }

  /** What it says. */
  private interface Says {
    OwnerFacts of(HostSketch host, int main);
  }

  Owning(String label, Place place) {
    this(label, place, (host, main) -> OwnerFacts.NONE);
  }

  Owning(String label, Place place, Says says) {
    this.label = label;
    this.place = place;
    this.says = says;
  }

  String label() {
    return label;
  }

  /** Whether OLD was started with {@code --daemon}. */
  boolean isDaemon() {
    return this == NOBODY || this == UNIT_FORKING;
  }

  /** Whether we look into a container from outside. */
  boolean isInside() {
    return this == CONTAINER;
  }

  /** Whether there is such an owner only where NEW is. */
  boolean needsNew() {
    return this == UNIT_HANDED;
  }

  void above(HostSketch host) {
    host.process(1, 0).name("systemd").commandLine("/sbin/init").session(1, 1);
    place.above(host);
  }

  OwnerFacts facts(HostSketch host) {
    return says.of(host, 100);
  }

  private static HostSketch.Draft above(
      HostSketch host, int pid, int parent, String name, String... words) {
    return host.process(pid, parent).name(name).commandLine(words).session(pid, pid);
  }

  /** OLD, not daemonized, is the child of this one in this session. */
  private static void under(HostSketch host, int parent, int session, String group) {
    host.change(100, one -> one.parent(parent).session(100, session).controlGroup(group));
  }

  private static void supervisord(HostSketch host) {
    above(host, 50, 1, "supervisord", "/usr/bin/python3", "/usr/bin/supervisord", "-n");
    under(host, 50, 50, "/system.slice/supervisor.service");
  }

  /** What serves is the NEW of an earlier upgrade. */
  private static void left(HostSketch host) {
    supervisord(host);
    host.change(100, one -> one.parent(1).session(90, 50));
  }

  /** supervisord has started a third master. */
  static void third(HostSketch host) {
    host.process(300, OwnedMaster.SUPERVISORD)
        .session(300, OwnedMaster.SUPERVISORD)
        .owner(Scene.UID, Scene.USER)
        .catches(HostSketch.MASTER_CATCHES)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "-w", "3", "app:application");
  }

  private static void unit(HostSketch host) {
    under(host, 1, 100, "/system.slice/web.service");
  }

  private static OwnerFacts listed(HostSketch host) {
    return OwnedMaster.said(host, List.of(), OwnedMaster.RUNNING);
  }

  private static OwnerFacts listsScript(HostSketch host, int main) {
    return OwnedMaster.said(
        host,
        List.of(OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false)),
        new ProgramStatus("web", "RUNNING", 60));
  }

  private static Says says(AutoRestart restart, int wait, boolean asGroup) {
    return (host, main) ->
        OwnedMaster.said(
            host,
            List.of(OwnedMaster.settings(restart, wait, asGroup, asGroup)),
            OwnedMaster.RUNNING);
  }

  private static Says knows(
      String type, String access, String kill, String restart, String socket) {
    return (host, main) -> unitSays(main, type, access, kill, restart, socket);
  }

  private static OwnerFacts unitSays(
      int main, String type, String access, String kill, String restart, String socket) {
    return new OwnerFacts(
        Map.of(),
        Map.of(
            "web.service", new UnitFacts(main, type, access, kill, restart, "", "active", socket)));
  }
}
