package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hooks start is no worker and no master, while OLD lives and when it is gone. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs(Need.GUNICORN)
class HookChildrenIT {
  private static final String HOOKS =
      """


      import subprocess, sys, time


      def note(pid):
          with open('helpers.txt', 'a') as helpers:
              helpers.write('%%d\\n' %% pid)


      def fork():
          pid = os.fork()
          if pid == 0:
              time.sleep(600)
              os._exit(0)
          note(pid)


      def run(*words):
          note(subprocess.Popen(words, stdout=subprocess.DEVNULL).pid)


      def %s
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when_ready(server): fork()",
        "on_starting(server): fork()",
        "pre_fork(server, worker): fork()",
        "post_fork(server, worker): fork()",
        "when_ready(server): run('tail', '-F', 'gunicorn.log')",
        "when_ready(server): run(sys.executable, '-c', 'import time; time.sleep(600)', 'gunicorn')",
      })
  void areNeitherWorkersNorMasters(String hook) {
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().workers(2).configured(HOOKS.formatted(hook)).start()) {
      int old = gunicorn.master();
      Await.until("a helper", () -> !gunicorn.helpers().isEmpty());
      JsonNode steady = Gunitop.application(old);
      assertThat(steady.get("stage").asText()).isEqualTo("STEADY");
      assertThat(steady.get("generations")).hasSize(1);
      assertThat(steady.at("/generations/0/workers")).hasSize(2);

      gunicorn.signal("USR2", old);
      int newGeneration = gunicorn.awaitMaster(2);
      gunicorn.awaitReady(newGeneration);
      assertThat(Gunitop.application(newGeneration).get("stage").asText()).isEqualTo("OVERLAP");

      gunicorn.signal("TERM", old);
      gunicorn.awaitGone(old);
      JsonNode only = only(gunicorn);
      assertThat(only.get("generations")).hasSize(1);
      assertThat(only.at("/generations/0/master/pid").asInt()).isEqualTo(newGeneration);
      assertThat(only.get("reason").asText()).contains("2 of 2 ready").doesNotContain("Left by");
    }
  }

  /** The one application that has a listener or a process of this Gunicorn. */
  private static JsonNode only(GunicornHost gunicorn) {
    List<JsonNode> all =
        Gunitop.each(Gunitop.parse(Gunitop.run("--once", "--json")).get("applications"));
    List<JsonNode> ours =
        all.stream()
            .filter(
                one ->
                    one.get("listeners").toString().contains(gunicorn.listener())
                        || gunicorn.helpers().contains(pidOfMaster(one)))
            .toList();
    assertThat(ours).hasSize(1);
    return ours.get(0);
  }

  private static int pidOfMaster(JsonNode application) {
    return application.at("/generations/0/master/pid").asInt();
  }
}
