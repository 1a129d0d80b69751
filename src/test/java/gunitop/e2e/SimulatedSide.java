package gunitop.e2e;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.rehearsal.Stand;
import gunitop.rehearsal.Stand.Kind;
import java.util.ArrayList;
import java.util.List;

/** The simulated Gunicorn, started like the real one. */
record SimulatedSide(Stand stand) implements Side {

  static Side of(Truth.Setting setting) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "/usr/bin/gunicorn"));
    if (setting.daemon()) {
      words.add("--daemon");
    }
    words.addAll(List.of("-w", String.valueOf(setting.workers()), "-c", "hooks.py"));
    if (setting.pidfile()) {
      words.addAll(List.of("-p", "gunicorn.pid"));
    }
    words.addAll(setting.more());
    words.add("app:application");
    return new SimulatedSide(
        Stand.of(
            words,
            setting.workers(),
            setting.timeout(),
            setting.more().contains("--preload"),
            setting.daemon(),
            setting.pidfile(),
            setting.supervised(),
            !setting.hangs(),
            Truth.IMPORT_SECONDS));
  }

  @Override
  public Snapshot look(Focus focus) {
    return stand.look(focus);
  }

  @Override
  public OwnerFacts owners(OwnerQuery query) {
    return stand.owners(query);
  }

  @Override
  public void signal(Signal signal, ProcessId target) {
    stand.signal(signal, target);
  }

  @Override
  public void put(Kind kind, double importSeconds) {
    stand.put(kind, importSeconds);
  }

  @Override
  public void hang() {
    stand.hangs();
  }

  @Override
  public void passes(double seconds) {
    stand.passes(seconds);
  }

  @Override
  public String name() {
    return "app";
  }

  @Override
  public void close() {}
}
