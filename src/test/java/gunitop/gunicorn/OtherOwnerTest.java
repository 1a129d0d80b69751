package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One application, one owner: what another user starts beside it is shown apart. */
class OtherOwnerTest {
  private static final int WWW = 33;

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");

  private List<Application> find() {
    Snapshot snapshot = host.snapshot();
    return ApplicationFinder.find(snapshot, History.EMPTY);
  }

  @Test
  void aNewOfAnotherUserIsNoGeneration() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1010).reexeced(200, 100).owner(1000, "mallory");
    host.ready(201, 200);

    List<Application> found = find();

    assertThat(found).hasSize(2).allMatch(one -> one.newGeneration().isEmpty());
    assertThat(found.get(0).strangers()).extracting(ProcessSample::pid).containsExactly(200);
    assertThat(found.get(1).strangers()).extracting(ProcessSample::pid).containsExactly(100);
  }

  @Test
  void aNewThatStillImportsIsNoneEither() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1010).importing(200, 100).owner(1000, "mallory");

    assertThat(find()).allMatch(one -> one.newGeneration().isEmpty());
    assertThat(find().get(0).strangers()).extracting(ProcessSample::pid).containsExactly(200);
  }

  @Test
  void aMasterOfAnotherUserThatHoldsTheListenerIsNoGeneration() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1010).daemon(300, 7).owner(1000, "mallory");
    host.ready(301, 300);

    assertThat(find()).hasSize(2).allMatch(one -> one.newGeneration().isEmpty());
  }

  @Test
  void workersUnderGunicornsOwnUserSettingAreWorkers() {
    host.daemon(100, 7);
    host.ready(101, 100).owner(WWW, "www-data");
    host.at(1010).reexeced(200, 100);
    host.ready(201, 200).owner(WWW, "www-data");

    List<Application> found = find();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).old().workers()).hasSize(1);
    assertThat(found.get(0).newGeneration().orElseThrow().workers()).hasSize(1);
    assertThat(found.get(0).strangers()).isEmpty();
  }

  @Test
  void aWorkerThatIsLeftIsOursByItsUserOrByThatOfAWorker() {
    host.daemon(100, 7);
    host.ready(101, 100).owner(WWW, "www-data");
    host.at(1010).reexeced(200, 100);
    host.ready(201, 200).owner(WWW, "www-data").serves(77);
    host.ready(202, 200).owner(1000, "mallory").serves(78);
    host.ends(200);

    List<Application> found = find();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).strays()).extracting(stray -> stray.id().pid()).containsExactly(201);
    assertThat(found.get(0).strangers()).extracting(ProcessSample::pid).containsExactly(202);
  }
}
