package gunitop.rehearsal;

import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** How much of its host a program may read: what a snapshot shows is made less. */
enum SeedSight {
  /** All that the kernel shows to root. */
  WHOLE {
    @Override
    Snapshot of(Snapshot all, Random random) {
      return all;
    }
  },

  /** What it shows to somebody else: descriptors, environment and memory are denied, always. */
  DENIED {
    @Override
    Snapshot of(Snapshot all, Random random) {
      return each(all, SeedSight::denied);
    }
  },

  /** Each read of one process fails now and then, as for want of memory or descriptors. */
  FAILING {
    @Override
    Snapshot of(Snapshot all, Random random) {
      return each(all, one -> failing(one, random));
    }
  };

  private static final int FAILS_ONE_IN = 12;

  private interface Change {
    ProcessSample of(ProcessSample sample);
  }

  /** What is seen of this. */
  abstract Snapshot of(Snapshot all, Random random);

  private static Snapshot each(Snapshot all, Change change) {
    Map<Integer, ProcessSample> seen = new HashMap<>();
    all.oldestFirst().forEach(one -> seen.put(one.pid(), change.of(one)));
    return new Snapshot(
        all.time(),
        all.monotonicNanos(),
        all.host(),
        all.viewer(),
        seen,
        all.listeners(),
        all.files(),
        all.exits(),
        all.processCount(),
        all.paths());
  }

  private static ProcessSample denied(ProcessSample one) {
    ProcessTraits traits = one.traits();
    return new ProcessSample(
        one.id(),
        withLayout(one.stat(), Reading.denied()),
        withEnvironment(traits, traits.caught(), Reading.denied()),
        Reading.denied(),
        Reading.denied(),
        Reading.denied(),
        one.read());
  }

  /** What stands in {@code stat} is read in one, or the process is gone. */
  private static ProcessSample failing(ProcessSample one, Random random) {
    ProcessTraits traits = one.traits();
    boolean fails = random.nextInt(FAILS_ONE_IN) == 0;
    return new ProcessSample(
        one.id(),
        one.stat(),
        fails && random.nextBoolean()
            ? withEnvironment(traits, traits.caught(), Reading.notRead())
            : traits,
        fails ? one.files().map(files -> part(files, random)) : one.files(),
        one.pssBytes(),
        fails && random.nextBoolean() ? Reading.notRead() : one.connectionInodes(),
        one.read());
  }

  private static OpenFiles part(OpenFiles all, Random random) {
    return new OpenFiles(
        random.nextBoolean() ? all.sockets() : Set.of(),
        random.nextBoolean() ? all.temporary() : List.of(),
        all.logs(),
        all.workingDirectory(),
        false);
  }

  private static ProcessStat withLayout(ProcessStat stat, Reading<ImageLayout> layout) {
    return new ProcessStat(
        stat.name(),
        stat.state(),
        stat.parent(),
        stat.processGroup(),
        stat.session(),
        stat.terminal(),
        stat.cpuTicks(),
        stat.priority(),
        stat.nice(),
        stat.threads(),
        stat.virtualBytes(),
        stat.residentBytes(),
        layout);
  }

  private static ProcessTraits withEnvironment(
      ProcessTraits traits, Reading<SignalSet> caught, Reading<Map<String, String>> environment) {
    return new ProcessTraits(
        traits.commandLine(),
        traits.owner(),
        traits.realOwner(),
        caught,
        traits.namespacePids(),
        environment,
        traits.controlGroup(),
        traits.program());
  }
}
