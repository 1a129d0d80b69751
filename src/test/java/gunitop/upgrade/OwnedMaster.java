package gunitop.upgrade;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A master with an owner, supervisord unless a test says otherwise, and who watches it. */
public final class OwnedMaster {
  public static final int SUPERVISORD = 50;
  public static final ProgramStatus RUNNING = new ProgramStatus("web", "RUNNING", 100);

  public final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  public final Watched watched = new Watched(host);

  public OwnedMaster() {
    host.process(SUPERVISORD, 1)
        .name("supervisord")
        .commandLine("/usr/bin/python3", "/usr/bin/supervisord", "-n");
    host.daemon(100, 7);
    host.change(100, draft -> draft.parent(SUPERVISORD).session(100, SUPERVISORD));
    host.ready(100, List.of(101, 102));
  }

  /** NEW, ready for five seconds. */
  public void newGeneration() {
    host.at(1100).reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.lookFor(1100, 5);
  }

  /** OLD is gone, and NEW has its title. */
  public void newServesAlone(double atSeconds) {
    host.at(atSeconds).ends(100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
  }

  public void supervisordSays(ProgramSettings settings, ProgramStatus... status) {
    watched.hears(said(host, List.of(settings), status));
  }

  /** What supervisord says of its programs. */
  public static OwnerFacts said(
      HostSketch host, List<ProgramSettings> settings, ProgramStatus... status) {
    return new OwnerFacts(
        Map.of(
            host.id(SUPERVISORD),
            new SupervisordFacts(
                List.of("/usr/bin/supervisorctl", "-c", "/etc/s.conf"),
                List.of(status),
                settings,
                "")),
        Map.of());
  }

  public static ProgramSettings settings(
      AutoRestart restart, int wait, boolean stop, boolean kill) {
    return new ProgramSettings(
        Set.of("web"),
        "gunicorn app",
        restart,
        Set.of(0),
        1,
        "TERM",
        wait,
        stop,
        kill,
        "/etc/web",
        Optional.empty());
  }

  /** A third master that supervisord has started. */
  public void third(int pid) {
    host.process(pid, SUPERVISORD)
        .session(pid, SUPERVISORD)
        .catches(HostSketch.MASTER_CATCHES)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "-w", "2", "app:application");
  }

  /** It is a systemd unit's instead, whose main process is this one. */
  public void inUnit(int mainPid) {
    host.change(
        100, draft -> draft.parent(1).session(100, 100).controlGroup("/system.slice/web.service"));
    watched.hears(
        new OwnerFacts(
            Map.of(),
            Map.of(
                "web.service",
                new UnitFacts(mainPid, "notify", "main", "mixed", "no", "", "active", ""))));
  }

  public Optional<Finding> find(FindingCode code) {
    return watched.look().findings().stream().filter(one -> one.code() == code).findFirst();
  }

  public StepOffer offer(Step step) {
    return watched.look().offer(step);
  }
}
