package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two operators at one Gunicorn: one holds the controls, whoever they are, and however he ends. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(400)
@Needs({Need.ROOT, Need.GUNICORN, Need.TMUX})
class HandsIT {
  private static final int STRANGER = 65533;
  private static final int ROUNDS = 20;
  private static final String OBSERVES = "You observe: ";
  private static final Pattern USR2 = Pattern.compile("Handling signal: usr2");

  /** Takes every name that a program of this PID and start may listen under, and tries its lock. */
  private static final String SQUATTER =
      """
      import fcntl, os, socket, sys, time
      program, master = sys.argv[1], sys.argv[2]
      start = open(f'/proc/{program}/stat').read().rsplit(')', 1)[1].split()[19]
      held, free = [], 0
      for number in range(8):
          one = socket.socket(socket.AF_UNIX)
          try:
              one.bind(f'\\0gunitop-{program}-{start}-{number}')
              one.listen(8)
              held.append(one)
          except OSError:
              free += 1
      try:
          fcntl.flock(os.open(f'/proc/{master}/environ', os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
          print('locked', flush=True)
      except OSError as refused:
          print('refused', len(held), refused, flush=True)
      talker = socket.socket(socket.AF_UNIX)
      talker.connect(f'\\0gunitop-{program}-{start}-0')
      begun = open(f'/proc/{master}/stat').read().rsplit(')', 1)[1].split()[19]
      talker.sendall(f'take {master} {begun}\\n'.encode())
      print('asked:', talker.recv(64).decode(), flush=True)
      time.sleep(600)
      """;

  @TempDir private Path folder;

  private static GunicornHost gunicorn() {
    return GunicornHost.with().daemon().workers(2).as(OtherUser.NOBODY).start();
  }

  private static TmuxOperator root(GunicornHost gunicorn) {
    return TmuxOperator.opens(gunicorn);
  }

  private static TmuxOperator itsUser(GunicornHost gunicorn) {
    String master = Integer.toString(gunicorn.master());
    return TmuxOperator.opens(120, 40, Gunitop.commandAs(OtherUser.NOBODY, master));
  }

  private static String usr2(GunicornHost gunicorn) {
    return "kill -USR2 " + gunicorn.master();
  }

  private static long usr2s(GunicornHost gunicorn) {
    return USR2.matcher(gunicorn.log()).results().count();
  }

  /** Waits until this one may press. */
  private static void holds(TmuxOperator operator, GunicornHost gunicorn) {
    operator.isOffered("u", usr2(gunicorn));
  }

  private static void takesOver(TmuxOperator operator) {
    operator.reads(OBSERVES);
    operator.terminal().type("g");
    operator
        .terminal()
        .awaitStable("the question", Tmux.LIMIT, sight -> sight.shows("y takes the controls over"));
    operator.terminal().type("y");
    operator.reads("the controls are yours now");
  }

  @Test
  void theSecondObservesUntilTheFirstIsKilled() {
    try (GunicornHost gunicorn = gunicorn();
        TmuxOperator first = root(gunicorn)) {
      holds(first, gunicorn);
      try (TmuxOperator second = itsUser(gunicorn)) {
        second.readsLike(OBSERVES + "root.* holds the controls");
        assertThat(second.isRefused("u", usr2(gunicorn))).contains("holds the controls");
        second.terminal().type("u");
        second.reads("USR2 is not sent: root");
        second.terminal().type("k");
        second.reads("No signal is sent: root");
        assertThat(usr2s(gunicorn)).isZero();

        Shell.kill("KILL", programIn(first));
        second.reads("the controls are yours now");
        second.presses("u", usr2(gunicorn), "STEADY");
        second.readsReady(gunicorn.awaitMaster(2));
        assertThat(usr2s(gunicorn)).isEqualTo(1);
      }
    }
  }

  @Test
  void theControlsAreTakenOverBothWays() {
    try (GunicornHost gunicorn = gunicorn();
        TmuxOperator root = root(gunicorn)) {
      holds(root, gunicorn);
      try (TmuxOperator user = itsUser(gunicorn)) {
        takesOver(user);
        root.readsLike("nobody.* took over the controls at \\d\\d:\\d\\d:\\d\\d");
        root.readsLike(OBSERVES + "nobody.* holds the controls");
        user.presses("u", usr2(gunicorn), "STEADY");
        int newMaster = gunicorn.awaitMaster(2);
        root.readsLike("somebody else started NEW master " + newMaster + ": no USR2 .*nobody");
        user.readsReady(newMaster);

        takesOver(root);
        user.readsLike("root.* took over the controls at ");
        root.presses("w", "kill -WINCH " + gunicorn.master(), "OVERLAP");
        root.sees("DRAINED");
        user.reads("has no workers left: no WINCH or TTOU was sent from here");
      }
    }
  }

  @Test
  void ofTwoThatPressAtTheSameMomentOneSends() {
    try (GunicornHost gunicorn = gunicorn()) {
      for (int round = 1; round <= ROUNDS; round++) {
        CompletableFuture<TmuxOperator> opening =
            CompletableFuture.supplyAsync(() -> itsUser(gunicorn));
        try (TmuxOperator root = root(gunicorn);
            TmuxOperator user = opening.join()) {
          pressedByBoth(gunicorn, root, user);
          int newMaster = gunicorn.awaitMaster(round + 1);
          gunicorn.awaitReady(newMaster);
          assertThat(usr2s(gunicorn)).as("USR2s after round " + round).isEqualTo(round);
          gunicorn.signal("TERM", newMaster);
          gunicorn.awaitGone(newMaster);
        }
      }
    }
  }

  private static void pressedByBoth(GunicornHost gunicorn, TmuxOperator root, TmuxOperator user) {
    List<CompletableFuture<Void>> keys = new ArrayList<>();
    for (TmuxOperator operator : List.of(root, user)) {
      operator
          .terminal()
          .awaitStable(
              "the offer, or who holds the controls",
              Tmux.LIMIT,
              sight -> TmuxOperator.offers(sight, "u", usr2(gunicorn)) || sight.shows(OBSERVES));
    }
    for (TmuxOperator operator : List.of(root, user)) {
      keys.add(CompletableFuture.runAsync(() -> operator.terminal().type("u")));
    }
    keys.forEach(CompletableFuture::join);
  }

  @Test
  void aStrangerLocksNobodyOut() throws Exception {
    try (GunicornHost gunicorn = gunicorn();
        TmuxOperator root = root(gunicorn)) {
      String name = "@gunitop-" + programIn(root) + "-";
      Await.until("a listener of the first", () -> text(Path.of("/proc/net/unix")).contains(name));
      Path said = folder.resolve("said");
      List<String> command = new ArrayList<>(OtherUser.prefix(STRANGER));
      command.addAll(List.of("/usr/bin/python3", "-c", SQUATTER));
      command.addAll(List.of("" + programIn(root), "" + gunicorn.master()));
      Process stranger = Shell.start(command, said);
      try {
        Await.until("the stranger's tries", () -> text(said).contains("asked:"));
        assertThat(text(said)).contains("refused 7 ", "Permission denied", "asked: refused");
        assertThat(root.terminal().sight().shows(OBSERVES)).isFalse();
        try (TmuxOperator user = itsUser(gunicorn)) {
          takesOver(user);
          root.readsLike(OBSERVES + "nobody.* holds the controls");
        }
        root.reads("the controls are yours now");
      } finally {
        stranger.destroyForcibly().waitFor();
      }
    }
  }

  private static String text(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** The program itself: what the terminal runs is its launcher, which it replaces. */
  private static int programIn(TmuxOperator operator) {
    return operator.terminal().pid();
  }
}
