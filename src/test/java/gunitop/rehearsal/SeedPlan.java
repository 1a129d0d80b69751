package gunitop.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

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
    int steps) {

  /** Who owns the eldest master. */
  enum Owner {
    DAEMON,
    SHELL,
    SUPERVISORD,
    SYSTEMD
  }

  /** The one that this chance makes. */
  static SeedPlan of(Random random) {
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
    return new SeedPlan(
        launch(random, owner),
        owner,
        CodeVersion.old(running),
        CodeVersion.ofNew(imports, flaw),
        one(random, 0.0, 2.0, 8.0),
        random.nextInt(3) == 0 ? random.nextInt(6) : 0,
        small ? 80 : 120,
        small ? 24 : 40,
        one(random, 0.0, 0.0, 0.05, 0.4),
        one(random, 0.0, 0.0, 0.1, 0.9),
        12 + random.nextInt(20));
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
