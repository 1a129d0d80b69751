package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each generation holds of a database, and a worker that waits for it. */
@Timeout(180)
@Needs(Need.GUNICORN)
class HoldingsIT {
  private static final String APPLICATION =
      """
      import os, select, socket

      database = socket.create_connection(('127.0.0.1', %d))
      database.settimeout(None)
      other = socket.create_connection(('127.0.0.1', %d))


      def application(environ, start_response):
          call = environ['PATH_INFO'][1:]
          with open(call, 'w') as told:
              told.write(str(os.getpid()))
          if call == 'recvfrom':
              database.recv(1)
          if call == 'poll':
              waiting = select.poll()
              waiting.register(other, select.POLLIN)
              waiting.poll()
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [('v1 %%d' %% os.getpid()).encode()]
      """;

  @Test
  void connectionsOfBothGenerationsAddUp() throws Exception {
    try (Database database = new Database();
        GunicornHost gunicorn = gunicorn(database)) {
      int old = gunicorn.master();
      // A descriptor that closes as it is looked at leaves them unknown, which is told as null.
      Await.until(
          "the connections", () -> outbound(old, 0).toString().equals(servers(database, 6)));

      gunicorn.signal("USR2", old);
      gunicorn.awaitReady(gunicorn.awaitMaster(2));

      Await.until(
          "the connections of both",
          () -> outbound(old, 1).toString().equals(servers(database, 6)));
      assertThat(outbound(old, 0)).hasToString(servers(database, 6));
      assertThat(Gunitop.run("--once", Integer.toString(old)).out())
          .contains("127.0.0.1:" + database.port() + ": 6 OLD + 6 NEW");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX})
  void aWorkerThatWaitsForADatabaseSaysSo() throws Exception {
    try (Database database = new Database();
        GunicornHost gunicorn = gunicorn(database);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      operator.reads("out 6");
      for (String call : List.of("recvfrom", "poll")) {
        CompletableFuture.runAsync(() -> LoadClient.ask(gunicorn, "/" + call));
        Await.until(call, () -> !gunicorn.deployment().read(call).isEmpty());
        int worker = Integer.parseInt(gunicorn.deployment().read(call));
        int row = 1 + gunicorn.workersOf(gunicorn.master()).indexOf(worker);

        operator.terminal().type(Collections.nCopies(row, "Down").toArray(String[]::new));
        operator.terminal().type("i");
        operator.reads("Process " + worker);
        operator.readsLike("Waits in +" + call + " on 127.0.0.1:" + database.port());
        operator.readsLike("Kernel stack|Servers +127.0.0.1:" + database.port() + ": 6");
        operator.terminal().type("i");
        operator.terminal().type(Collections.nCopies(row, "Up").toArray(String[]::new));
      }
    }
  }

  private static GunicornHost gunicorn(Database database) {
    return GunicornHost.with()
        .daemon()
        .workers(3)
        .with("--timeout", "100")
        .source(APPLICATION.formatted(database.port(), database.port()))
        .start();
  }

  private static JsonNode outbound(int master, int generation) {
    return Gunitop.application(master).at("/generations/" + generation + "/outbound");
  }

  private static String servers(Database database, int connections) {
    return "[{\"address\":\"127.0.0.1:%d\",\"connections\":%d}]"
        .formatted(database.port(), connections);
  }

  /** Accepts connections and says nothing. */
  private static final class Database implements AutoCloseable {
    private final ServerSocket server;
    private final ConcurrentLinkedQueue<Socket> accepted = new ConcurrentLinkedQueue<>();

    Database() throws IOException {
      server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      Thread acceptor = new Thread(this::accept, "database");
      acceptor.setDaemon(true);
      acceptor.start();
    }

    private void accept() {
      try {
        while (true) {
          accepted.add(server.accept());
        }
      } catch (IOException closed) {
        return;
      }
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (Socket socket : accepted) {
        socket.close();
      }
    }
  }
}
