package gunitop.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/**
 * The world of one seed, before anything happens in it.
 *
 * @param launch how Gunicorn was started
 * @param owner who owns its master
 * @param running the code that OLD serves
 * @param disk the code that lies on disk
 * @param requestsPerSecond what its client asks for
 * @param strangers how many things others do meanwhile
 * @param columns of the operator's terminal
 * @param rows of the operator's terminal
 * @param frameSeconds how long a frame is under way to the operator
 * @param lateSeconds how old a snapshot may be when it comes
 * @param steps how many times the operator decides what to do
 * @param wider what seeds from {@link #WIDER} on have besides
 */
record SeedPlan(
    Launch launch,
    Owner owner,
    CodeVersion running,
    CodeVersion disk,
    double requestsPerSecond,
    int strangers,
    int columns,
    int rows,
    double frameSeconds,
    double lateSeconds,
    int steps,
    Optional<Wider> wider) {

  /** Who owns the eldest master. */
  enum Owner {
    DAEMON,
    SHELL,
    SUPERVISORD,
    SYSTEMD
  }

  /**
   * From this seed on the world is wider. It grew while seeds were known that had failed once: they
   * stay what they were.
   */
  static final long WIDER = 1_000_000;

  /** From this one on owners may be silent, and a NEW master may not be executable. */
  static final long WIDEST = 2_000_000;

  /**
   * What the wider world has.
   *
   * @param sight how much of the host the program may read
   * @param pids how many PIDs new processes share; empty where none is used again
   * @param maxRequests after so many a worker is replaced; 0 where none is
   * @param isSilent whether nobody answers who is asked of the owners
   * @param isExecutable whether a NEW master can be executed
   * @param clockSets by how many seconds the wall clock is set, by how many after the start
   */
  record Wider(
      SeedSight sight,
      OptionalInt pids,
      int maxRequests,
      boolean isSilent,
      boolean isExecutable,
      Map<Double, Double> clockSets) {
    static Wider of(Random random, Launch launch, boolean isWidest) {
      SeedSight sight =
          one(random, SeedSight.WHOLE, SeedSight.WHOLE, SeedSight.DENIED, SeedSight.FAILING);
      boolean reuses = random.nextInt(3) == 0;
      // Of few workers, or where each loads the application, that is an outage that nobody makes.
      boolean recycles = launch.preload() && launch.workers() > 2 && random.nextInt(3) == 0;
      Map<Double, Double> sets = new TreeMap<>();
      for (int i = random.nextInt(6) - 3; i > 0; i--) {
        sets.put(60 * random.nextDouble(), one(random, -7200.0, -20.0, -1.0, 1.0, 30.0, 86_400.0));
      }
      return new Wider(
          sight,
          reuses ? OptionalInt.of(24 + random.nextInt(20)) : OptionalInt.empty(),
          recycles ? 4 + random.nextInt(20) : 0,
          isWidest && random.nextInt(8) == 0,
          !isWidest || random.nextInt(10) > 0,
          sets);
    }
  }

  /** Whether the owners of masters answer. */
  boolean ownersAnswer() {
    return wider.filter(Wider::isSilent).isEmpty();
  }

  /** Whether a NEW master can be executed. */
  boolean isExecutable() {
    return wider.map(Wider::isExecutable).orElse(true);
  }

  /** How much of the host the program may read. */
  SeedSight sight() {
    return wider.map(Wider::sight).orElse(SeedSight.WHOLE);
  }

  /** The one that this chance makes, or the wider one. */
  static SeedPlan of(long seed, Random random) {
    Owner owner =
        one(random, Owner.DAEMON, Owner.DAEMON, Owner.SHELL, Owner.SUPERVISORD, Owner.SYSTEMD);
    double running = one(random, 0.1, 1.0, 3.0);
    CodeVersion.Flaw flaw =
        one(
            random,
            CodeVersion.Flaw.NONE,
            CodeVersion.Flaw.NONE,
            CodeVersion.Flaw.NONE,
            CodeVersion.Flaw.DOES_NOT_IMPORT,
            CodeVersion.Flaw.DIES_YOUNG);
    double imports = flaw == CodeVersion.Flaw.DOES_NOT_IMPORT ? 0 : one(random, 0.1, 1.0, 3.0, 9.0);
    boolean small = random.nextInt(4) == 0;
    Launch launch = launch(random, owner);
    return new SeedPlan(
        launch,
        owner,
        CodeVersion.old(running),
        CodeVersion.ofNew(imports, flaw),
        one(random, 0.0, 2.0, 8.0),
        random.nextInt(3) == 0 ? random.nextInt(6) : 0,
        small ? 80 : 120,
        small ? 24 : 40,
        one(random, 0.0, 0.0, 0.05, 0.4),
        one(random, 0.0, 0.0, 0.1, 0.9),
        12 + random.nextInt(20),
        seed < WIDER
            ? Optional.empty()
            : Optional.of(
                Wider.of(new Random(seed * 0x9E37_79B9_7F4A_7C15L), launch, seed >= WIDEST)));
  }

  private static Launch launch(Random random, Owner owner) {
    int workers = 1 + random.nextInt(4);
    int timeout = one(random, 20, 30);
    int graceful = one(random, 2, 5, 30);
    boolean daemon = owner == Owner.DAEMON;
    boolean preload = random.nextBoolean();
    Optional<String> pidfile =
        random.nextBoolean() ? Optional.of("/run/shop.pid") : Optional.empty();
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "/usr/bin/gunicorn"));
    if (daemon) {
      words.add("--daemon");
    }
    if (preload) {
      words.add("--preload");
    }
    if (random.nextInt(4) > 0) {
      words.addAll(List.of("-w", String.valueOf(workers)));
    } else {
      words.addAll(List.of("-c", "gunicorn.conf.py"));
    }
    if (random.nextBoolean() || graceful != 30) {
      words.addAll(List.of("--graceful-timeout", String.valueOf(graceful)));
    }
    words.addAll(List.of("-b", "127.0.0.1:8000", "--timeout", String.valueOf(timeout)));
    pidfile.ifPresent(path -> words.addAll(List.of("--pid", path)));
    words.add("shop:application");
    return new Launch(
        "shop:application",
        "127.0.0.1:8000",
        workers,
        timeout,
        graceful,
        preload,
        daemon,
        pidfile,
        random.nextInt(3) > 0,
        "/var/log/shop/error.log",
        words);
  }

  @SafeVarargs
  static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
