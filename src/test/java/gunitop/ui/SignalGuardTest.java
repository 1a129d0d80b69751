package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import gunitop.process.SeenProgram;
import gunitop.process.Signal;
import gunitop.upgrade.Command;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalGuardTest {
  private static final long MILLI = 1_000_000L;
  private static final long SHOWN = 5_000 * MILLI;
  private static final Offered WINCH = offered(Signal.WINCH, 12928, 100);
  private final SignalGuard guard = SignalGuard.START.showing(List.of(WINCH), SHOWN);

  private static Offered offered(Signal signal, int pid, long startTicks) {
    Command command = new Command(signal, new ProcessId(pid, startTicks, "boot"));
    return new Offered(Offered.Place.KEY_BAR, Optional.of(Step.WINCH), command, SeenProgram.UNSEEN);
  }

  private static SignalGuard armed(SignalGuard guard, long nanos) {
    return ((SignalGuard.Verdict.Counts) guard.press(WINCH, nanos)).guard();
  }

  private static String rejection(SignalGuard.Verdict verdict) {
    return ((SignalGuard.Verdict.Rejected) verdict).reason();
  }

  @Test
  void firesAfterSilence() {
    SignalGuard armed = armed(guard, SHOWN + 200 * MILLI);
    assertThat(armed.due(SHOWN + 259 * MILLI)).isEmpty();
    assertThat(armed.wakeAtNanos()).contains(SHOWN + 260 * MILLI);
    assertThat(armed.due(SHOWN + 260 * MILLI)).contains(WINCH);
    assertThat(armed.withoutKey().due(SHOWN + 999 * MILLI)).isEmpty();
  }

  @Test
  void rejectsAnOfferThatCouldNotHaveBeenRead() {
    assertThat(rejection(guard.press(WINCH, SHOWN + 199 * MILLI))).contains("0.2 s");
  }

  @Test
  void rejectsAnOfferThatWasNeverShown() {
    Offered other = offered(Signal.TERM, 12928, 100);
    assertThat(rejection(guard.press(other, SHOWN + 900 * MILLI))).contains("0.2 s");
  }

  @Test
  void anotherProcessWithTheSamePidIsAnotherOffer() {
    Offered impostor = offered(Signal.WINCH, 12928, 101);
    SignalGuard now = guard.showing(List.of(impostor), SHOWN + 900 * MILLI);
    assertThat(rejection(now.press(WINCH, SHOWN + 1900 * MILLI))).isNotEmpty();
    assertThat(rejection(now.press(impostor, SHOWN + 1000 * MILLI))).isNotEmpty();
  }

  @Test
  void anOfferThatStaysKeepsItsAge() {
    SignalGuard again = guard.showing(List.of(WINCH), SHOWN + 190 * MILLI);
    assertThat(again.press(WINCH, SHOWN + 200 * MILLI))
        .isInstanceOf(SignalGuard.Verdict.Counts.class);
  }

  @Test
  void anOfferThatWasHiddenStartsAnew() {
    SignalGuard hidden = guard.keeping(List.of());
    SignalGuard back = hidden.showing(List.of(WINCH), SHOWN + 500 * MILLI);
    assertThat(rejection(back.press(WINCH, SHOWN + 600 * MILLI))).contains("0.2 s");
  }

  @Test
  void rejectsAKeyThatFollowsAnother() {
    SignalGuard heard = guard.heard(SHOWN + 300 * MILLI);
    assertThat(rejection(heard.press(WINCH, SHOWN + 359 * MILLI))).contains("60 ms");
    assertThat(heard.press(WINCH, SHOWN + 360 * MILLI))
        .isInstanceOf(SignalGuard.Verdict.Counts.class);
  }

  @Test
  void aKeyThatFollowsDisarms() {
    SignalGuard heard = armed(guard, SHOWN + 300 * MILLI).heard(SHOWN + 310 * MILLI);
    assertThat(heard.due(SHOWN + 900 * MILLI)).isEmpty();
    assertThat(heard.wakeAtNanos()).isEmpty();
  }
}
