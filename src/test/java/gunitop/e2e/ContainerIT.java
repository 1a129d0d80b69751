package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Masters in real namespaces, seen and upgraded from the host and from inside. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX, Need.CONTAINERS})
class ContainerIT {
  private static final String GUNICORN =
      "gunicorn -w 2 -b 127.0.0.1:8000 --error-logfile /srv/app/log";
  private static final String BELOW_AN_INIT =
      GUNICORN + " --daemon -p /run/web.pid app:application; exec sleep 100000";

  @Test
  void masterThatIsPidOneTakesTheContainerWithIt() {
    try (ContainerHost container = ContainerHost.running("exec " + GUNICORN + " app:application")) {
      container.awaitInside(1);
      int old = container.init();
      try (TmuxOperator operator = opens(old)) {
        operator.reads("master " + old + " (1 inside)");
        operator.readsLike("PID 1 of its PID namespace .* the container ends");
        operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
        operator.readsLike("USR2: NEW master \\d+: .* ready for 2 s");
        // How OLD was started, and so whether it has a pidfile, shows as NEW is started alike.
        operator.readsLike("t +kill -TERM " + old + " .* (asks y|type term)");
      }
      JsonNode application = Gunitop.application(old);
      assertThat(application.at("/supervisor/kind").asText()).isEqualTo("container");
      assertThat(Gunitop.each(application.get("findings")))
          .anyMatch(
              one ->
                  one.get("code").asText().equals("CONTAINER_ENDS")
                      && one.get("severity").asText().equals("blocker"));
    }
  }

  @Test
  void masterBelowAScriptThatIsPidOneTakesTheContainerWithItToo() {
    try (ContainerHost container = ContainerHost.running(GUNICORN + " app:application; exit $?")) {
      int old = container.here(container.awaitInside(1));
      JsonNode application = Gunitop.application(old);
      assertThat(application.at("/supervisor/kind").asText()).isEqualTo("container");
      assertThat(application.at("/supervisor/consequence").asText()).isEqualTo("ends-new");
      assertThat(Gunitop.each(application.get("findings")))
          .anyMatch(one -> one.get("code").asText().equals("CONTAINER_ENDS"));
    }
  }

  @Test
  void hostUpgradesMasterBelowAnInit() {
    try (ContainerHost container = ContainerHost.running(BELOW_AN_INIT)) {
      int inside = container.awaitInside(1);
      int old = container.here(inside);
      JsonNode listener = Gunitop.application(old).at("/listeners/0");
      assertThat(listener.get("address").asText()).isEqualTo("127.0.0.1:8000");
      assertThat(listener.get("backlog").asInt(-1)).isNotNegative();
      assertThat(listener.get("limit").asInt(-1)).isEqualTo(2048);

      Process client = container.client();
      try (TmuxOperator operator = opens(old)) {
        operator.reads("master " + old + " (" + inside + " inside)");
        operator.reads("unsupervised in a container");
        operator.terminal().type("Enter");
        operator.readsLike(
            "PID " + inside + " inside a container, whose PID 1 is " + container.init());
        operator.terminal().type("Escape");
        operator.terminal().await("the upgrade screen", sight -> !sight.shows("whose PID 1 is"));
        int newGeneration = upgrade(container, operator, old);
        operator.readsLike("TERM: OLD " + old + " .* NEW " + newGeneration + " took over");
      }
      assertThat(container.answers(client)).contains("v1", "v2", "failed: []");
      assertThat(container.run("cat", "/run/web.pid").out().strip())
          .isEqualTo("" + container.awaitInside(2));
      assertThat(container.run("ls", "/run/web.pid.2").exitCode()).isNotZero();
    }
  }

  @Test
  void insideTheContainerItIsLikeAnyOther() {
    try (ContainerHost container = ContainerHost.running(BELOW_AN_INIT)) {
      int old = container.awaitInside(1);
      Process client = container.client();
      try (TmuxOperator operator =
          TmuxOperator.opens(120, 40, container.command(Gunitop.command("-U", "" + old)))) {
        operator.reads("master " + old + "  up");
        int newGeneration = upgrade(container, operator, old);
        operator.readsLike("TERM: OLD " + old + " .* NEW " + newGeneration + " took over");
      }
      assertThat(container.answers(client)).contains("v1", "v2", "failed: []");
    }
  }

  /** Each key when its offer has been read; returns NEW's PID as it stands on the screen. */
  private static int upgrade(ContainerHost container, TmuxOperator operator, int old) {
    container.put("v2");
    operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
    int inside = container.awaitInside(2);
    boolean fromHere = old == container.here(container.awaitInside(1));
    int newGeneration = fromHere ? container.here(inside) : inside;
    operator.readsReady(newGeneration);
    operator.presses("w", "kill -WINCH " + old, "OVERLAP");
    operator.sees("DRAINED");
    operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
    return newGeneration;
  }

  @Test
  void supervisordInsideIsNamedAndTheCommandToTypeIsRight() {
    try (ContainerHost container = ContainerHost.running(supervisord())) {
      int inside = container.awaitInside(1);
      int old = container.here(inside);
      int init = container.init();
      String stop =
          "nsenter -a -r -t " + init + " -- supervisorctl -c /etc/supervisord-web.conf stop web";
      Process client = container.client();
      try (TmuxOperator operator = opens(old)) {
        operator.reads("supervisord web in a container");
        operator.reads("supervisord (" + init + ") started master " + old + " as web");
        operator.readsAcrossRows(stop);
        container.put("v2");
        operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
        int newGeneration = container.here(container.awaitInside(2));
        operator.readsReady(newGeneration);
        // How OLD was started, and so whether it has a pidfile, shows as NEW is started alike.
        operator.readsLike("t +kill -TERM " + old + " .* (asks y|type term)");

        Shell.Result result = Shell.run(stop.split(" "));
        assertThat(result.exitCode()).as(result.toString()).isZero();
        operator.sees("STEADY");
        operator.reads("outside supervisord web in a container");
        operator.readsLike("h +- .* supervisord runs in a container");
      }
      assertThat(container.run("supervisorctl", "-c", "/etc/supervisord-web.conf", "status").out())
          .contains("STOPPED");
      assertThat(container.answers(client)).contains("v1", "v2", "failed: []");
    }
  }

  private static String supervisord() {
    List<String> lines =
        List.of(
            "[unix_http_server]",
            "file=/run/web.sock",
            "[supervisord]",
            "logfile=/run/supervisord.log",
            "pidfile=/run/supervisord.pid",
            "[rpcinterface:supervisor]",
            "supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface",
            "[supervisorctl]",
            "serverurl=unix:///run/web.sock",
            "[program:web]",
            "command=" + GUNICORN + " app:application",
            "directory=/srv/app",
            "autorestart=true",
            "stopwaitsecs=40");
    return "printf '%s\\n' '"
        + String.join("' '", lines)
        + "' > /etc/supervisord-web.conf; exec supervisord -n -c /etc/supervisord-web.conf";
  }

  private static TmuxOperator opens(int master) {
    return TmuxOperator.opens(120, 40, Gunitop.command("-U", String.valueOf(master)));
  }
}
