package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a terminal sends by itself while a step is offered: whatever its letters are, the masters
 * hear nothing of it.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
@Needs({Need.GUNICORN, Need.TMUX})
class StrayInputIT {
  private static final long SEED = 20_260_401;

  /** Replies to questions that other programs ask, and what a slip of the hand or a cat brings. */
  private static final List<String> REPLIES =
      List.of(
          "\033[?62;1;2;4;6;9;15;22c",
          "\033[>41;354;0c",
          "\033P!|00000000\033\\",
          "\033[0n",
          "\033[24;80R",
          "\033[?2026;2$y",
          "\033P>|tmux 3.3a\033\\",
          "\033P1+r544e=787465726d\033\\",
          "\033]4;1;rgb:cdcd/0000/0000\007",
          "\033]10;rgb:ffff/ffff/ffff\033\\",
          "\033]11;rgb:0000/0000/0000\007",
          "\033]52;c;dXd0cnk=\007",
          "\033[8;24;80t",
          "\033[I\033[O",
          "\033[M !!\033[<0;10;10M\033[<0;10;10m\033[32;10;10M",
          "\033[119;5u\033[27;5;117~\033[119u",
          "\033[200~u w t y r term usr2\nyyyy\033[201~",
          "uwtrdDhy",
          "wy\nty\nuy\n",
          "\033Ow\033Ou\033Ot\033Or\033Oy",
          "\u009b119u\u0090u\u009c",
          "\033\033[A\033w",
          "git push\n");

  @Test
  void nothingThatATerminalSendsByItselfReachesAMaster() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().workers(2).start()) {
      int old = gunicorn.master();
      gunicorn.signal("USR2", old);
      gunicorn.awaitMaster(2);
      Random random = new Random(SEED);
      for (int round = 0; round < 3; round++) {
        List<byte[]> input = new ArrayList<>();
        REPLIES.forEach(reply -> input.add(reply.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 25; i++) {
          input.add(burst(random));
        }
        Collections.shuffle(input, random);
        disturb(gunicorn, "w", "kill -WINCH " + old, input);
      }
      assertThat(signalsIn(gunicorn)).as("seed " + SEED).containsExactly("usr2");
      assertThat(gunicorn.masters()).hasSize(2);
      assertThat(gunicorn.workersOf(old)).hasSize(2);
    }
  }

  @Test
  void aLineThatTricklesAndAMegabyteOfNoiseReachNoMaster() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().workers(2).start()) {
      int old = gunicorn.master();
      Random random = new Random(SEED + 1);
      List<byte[]> input = new ArrayList<>();
      // A letter that comes alone is a key; those of a sequence are none, however slowly they come.
      for (String reply : REPLIES) {
        if (reply.startsWith("\033") && !reply.contains("\n")) {
          for (byte b : reply.getBytes(StandardCharsets.UTF_8)) {
            input.add(new byte[] {b});
          }
        }
      }
      for (int i = 0; i < 16; i++) {
        input.add(noise(random, 64 * 1024));
      }
      disturb(gunicorn, "u", "kill -USR2 " + old, input);
      assertThat(signalsIn(gunicorn)).as("seed " + SEED).isEmpty();
      assertThat(gunicorn.masters()).hasSize(1);
    }
  }

  private static void disturb(
      GunicornHost gunicorn, String key, String command, List<byte[]> input) {
    try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      operator
          .terminal()
          .awaitStable(
              "an offered step",
              Duration.ofSeconds(20),
              sight -> TmuxOperator.offers(sight, key, command));
      input.forEach(operator.terminal()::inject);
      // What came last may have begun a control string or a paste, which would swallow the key.
      operator.terminal().inject("\030\033[201~".getBytes(StandardCharsets.UTF_8));
      operator.terminal().type("C-c");
      assertThat(operator.terminal().awaitExit()).isEqualTo(130);
    }
  }

  /** Bytes as a line that is disturbed brings them: several at once, never a key alone. */
  private static byte[] burst(Random random) {
    return noise(random, 3 + random.nextInt(400));
  }

  private static byte[] noise(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      // Ctrl-C, Ctrl-Z and q end or stop the program, as they must.
      if (bytes[i] == 3 || bytes[i] == 26 || bytes[i] == 'q') {
        bytes[i] = 'w';
      }
    }
    return bytes;
  }

  private static List<String> signalsIn(GunicornHost gunicorn) {
    String mark = "Handling signal: ";
    return gunicorn
        .log()
        .lines()
        .filter(line -> line.contains(mark))
        .map(line -> line.substring(line.indexOf(mark) + mark.length()))
        .toList();
  }
}
