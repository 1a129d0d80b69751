package gunitop.rehearsal;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.supervision.OwnerControl;
import gunitop.supervision.OwnerSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The supervisord and the systemd of a simulated host: no program is called. */
final class RehearsalOwners implements OwnerSource, OwnerControl {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final double HANDOVER_SECONDS = 0.3;
  private static final int TRIES_THAT_HELP = 3;

  private final Simulation simulation;

  RehearsalOwners(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public OwnerFacts ask(OwnerQuery query) {
    return simulation.now(
        () -> {
          Map<ProcessId, SupervisordFacts> supervisords = new HashMap<>();
          for (ProcessSample asked : query.supervisords()) {
            simulation
                .supervisord
                .filter(one -> one.process.id.equals(asked.id()))
                .ifPresent(one -> supervisords.put(asked.id(), one.facts()));
          }
          Map<String, UnitFacts> units = new HashMap<>();
          simulation
              .unit
              .filter(one -> query.units().contains(one.name()))
              .ifPresent(one -> units.put(one.name(), one.facts()));
          return new OwnerFacts(supervisords, units);
        });
  }

  @Override
  public CallResult stop(int supervisord, String program, ProcessId target, Duration deadline) {
    Optional<SimulatedSupervisord> owner = simulation.supervisord;
    boolean begun =
        simulation.now(
            () -> {
              boolean runs = owner.filter(one -> one.runs(target.pid())).isPresent();
              if (runs) {
                simulation.actions.note("stop", target.pid());
                owner.get().stop();
              }
              return runs;
            });
    if (!begun) {
      return new CallResult.NotRun("supervisord does not run " + target.pid() + " now");
    }
    boolean stopped = await(deadline.toNanos(), () -> owner.get().state().equals("STOPPED"));
    return stopped
        ? new CallResult.Ended(0, program + ": stopped")
        : new CallResult.TimedOut(deadline.toSeconds(), "");
  }

  @Override
  public CallResult handOver(String unit, ProcessId main, ProcessId next, boolean opensAccess) {
    Optional<SimulatedUnit> known = simulation.unit.filter(one -> one.name().equals(unit));
    boolean begun =
        simulation.now(
            () -> {
              boolean fits =
                  known.filter(one -> one.facts().mainPid() == main.pid()).isPresent()
                      && simulation.site.host.lives(next.pid());
              if (fits) {
                simulation.actions.note("handover", next.pid());
                simulation.site.host.schedule.after(
                    HANDOVER_SECONDS, () -> known.get().main(next.pid()));
              }
              return fits;
            });
    if (!begun) {
      return new CallResult.NotRun(main.pid() + " is not the main process of " + unit + " now");
    }
    boolean taken =
        await(TimeUnit.SECONDS.toNanos(3), () -> known.get().facts().mainPid() == next.pid());
    return taken
        ? new CallResult.Ended(0, "MainPID=" + next.pid())
        : new CallResult.Ended(1, "systemd did not take it");
  }

  @Override
  public OptionalLong nextTry(List<String> logs, int supervisord, long patienceNanos) {
    int before = simulation.now(this::tries);
    boolean seen =
        await(patienceNanos, () -> tries() > before && triesOfThird() <= TRIES_THAT_HELP);
    return seen ? OptionalLong.of(simulation.clock.nanos()) : OptionalLong.empty();
  }

  private int tries() {
    return (int) tryLines().count();
  }

  private int triesOfThird() {
    String pid = simulation.supervisord.map(one -> "[" + one.child() + "]").orElse("");
    return (int) tryLines().filter(line -> line.contains(pid)).count();
  }

  private Stream<String> tryLines() {
    return simulation.site.host.logLines(simulation.site.launch.log()).orElse(List.of()).stream()
        .filter(line -> line.contains("Connection in use"));
  }

  /** Waits, by the simulated clock, until something is so. */
  private boolean await(long patienceNanos, BooleanSupplier condition) {
    long deadline = simulation.clock.nanos() + patienceNanos;
    while (!simulation.now(condition::getAsBoolean)) {
      if (simulation.clock.nanos() > deadline) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}
