package gunitop.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.holdings.Connection;
import gunitop.holdings.Connection.State;
import gunitop.process.Listener;
import gunitop.process.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitTextTest {
  private static final Listener LISTENER =
      new Listener(70, "127.0.0.1:8000", Reading.known(0), Reading.known(64));
  private static final KnownCall RECVFROM = new KnownCall("recvfrom", CallKind.DESCRIPTOR);
  private static final KnownCall POLL = new KnownCall("poll", CallKind.POLL);

  private final WaitText text = new WaitText(Map.of(70L, LISTENER));

  @Test
  void namesTheServerThatItWaitsFor() {
    assertThat(text.call(in(RECVFROM, database(State.ESTABLISHED))))
        .isEqualTo("recvfrom on 10.0.0.5:5432 (descriptor 9)");
    assertThat(text.call(in(RECVFROM, database(State.CONNECTING))))
        .isEqualTo("recvfrom on 10.0.0.5:5432, which has not answered yet (descriptor 9)");
    assertThat(text.call(in(RECVFROM, database(State.CLOSED_BY_PEER)))).contains("has closed it");
  }

  @Test
  void aServerComesBeforeAListenerAClientAndAPipe() {
    Awaited pipe = new Awaited.Other(5, Reading.known("pipe:[47]"));
    Awaited listener = new Awaited.Socket(6, 70, Reading.known(Optional.empty()));
    Connection came = new Connection(71, State.ESTABLISHED, "127.0.0.1:8000", 8000, "127.0.0.1:5");
    Awaited client = new Awaited.Socket(7, 71, Reading.known(Optional.of(came)));

    assertThat(text.call(in(POLL, pipe, listener, client, database(State.ESTABLISHED))))
        .isEqualTo(
            "poll on 10.0.0.5:5432 (descriptor 9), its listener 127.0.0.1:8000 (descriptor 6), "
                + "its client 127.0.0.1:5 (descriptor 7) and 1 more");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    Awaited hidden = new Awaited.Socket(9, 90, Reading.denied());
    ThreadWait denied = new ThreadWait(1, Reading.denied(), Optional.empty(), Reading.notRead());
    Wait unreadable =
        new Wait(
            new WaitFacts(
                denied, List.of(), true, Reading.denied(), Reading.denied(), Reading.notRead()),
            Reading.notRead());

    assertThat(text.call(in(RECVFROM, hidden))).contains("a connection that cannot be read");
    assertThat(text.call(unreadable)).startsWith("unreadable: it takes root");
    assertThat(WaitText.channel(unreadable)).startsWith("unreadable");
    assertThat(WaitText.stack(unreadable)).isEqualTo("unreadable: root alone may read it");
  }

  @Test
  void aCallOutsideOfTheTableIsANumber() {
    ThreadWait thread = new ThreadWait(1, inside(999), Optional.empty(), Reading.notRead());

    assertThat(text.call(new Wait(facts(thread, "1 2 3"), Reading.known(0L))))
        .isEqualTo("system call 999");
  }

  @Test
  void whatAProcessNamesIsSanitised() {
    Awaited file = new Awaited.Other(4, Reading.known("/tmp/\u001b[2Jx"));

    assertThat(text.call(in(RECVFROM, file))).doesNotContain("\u001b");
  }

  @Test
  void theSameCallWithoutARunKeepsItsBeginning() {
    WaitFacts before = in(RECVFROM, database(State.ESTABLISHED)).facts();
    Wait first = Wait.after(Optional.empty(), before, 100);
    Wait still = Wait.after(Optional.of(first), before, 200);
    Wait ran = Wait.after(Optional.of(still), facts(before.main(), "9 9 9"), 300);

    assertThat(first.sinceNanos()).isEqualTo(Reading.known(100L));
    assertThat(still.sinceNanos()).isEqualTo(Reading.known(100L));
    assertThat(ran.sinceNanos()).isEqualTo(Reading.known(300L));
  }

  @Test
  void whatRunsOrIsNotCountedWaitsForNoTime() {
    ThreadWait running =
        new ThreadWait(
            1, Reading.known(new ThreadCall.Running()), Optional.empty(), Reading.notRead());
    WaitFacts uncounted =
        new WaitFacts(
            thread(RECVFROM),
            List.of(),
            true,
            Reading.notRead(),
            Reading.notRead(),
            Reading.denied());

    assertThat(Wait.after(Optional.empty(), facts(running, "1 2 3"), 5).sinceNanos().isKnown())
        .isFalse();
    assertThat(Wait.after(Optional.empty(), uncounted, 5).sinceNanos().isKnown()).isFalse();
  }

  @Test
  void threadsThatDoTheSameAreCounted() {
    ThreadWait idle =
        new ThreadWait(
            2,
            inside(202),
            Optional.of(new KnownCall("futex", CallKind.OTHER)),
            Reading.known(List.of()));
    Wait wait =
        new Wait(
            new WaitFacts(
                idle,
                List.of(idle, idle, thread(RECVFROM, database(State.ESTABLISHED))),
                false,
                Reading.notRead(),
                Reading.notRead(),
                Reading.notRead()),
            Reading.notRead());

    assertThat(text.others(wait))
        .isEqualTo(
            "2 in futex; 1 in recvfrom on 10.0.0.5:5432 (descriptor 9); the rest was not read");
  }

  private static Awaited database(State state) {
    Connection connection = new Connection(90, state, "10.0.0.7:40001", 40001, "10.0.0.5:5432");
    return new Awaited.Socket(9, 90, Reading.known(Optional.of(connection)));
  }

  private static Wait in(KnownCall call, Awaited... awaited) {
    return new Wait(facts(thread(call, awaited), "1 2 3"), Reading.known(0L));
  }

  private static ThreadWait thread(KnownCall call, Awaited... awaited) {
    return new ThreadWait(1, inside(1), Optional.of(call), Reading.known(List.of(awaited)));
  }

  private static Reading<ThreadCall> inside(long number) {
    return Reading.known(new ThreadCall.Inside(number, List.of(0L, 0L, 0L, 0L, 0L, 0L)));
  }

  private static WaitFacts facts(ThreadWait main, String schedule) {
    return new WaitFacts(
        main, List.of(), true, Reading.notRead(), Reading.notRead(), Reading.known(schedule));
  }
}
