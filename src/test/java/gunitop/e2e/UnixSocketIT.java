package gunitop.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Behind a proxy Gunicorn often listens on a unix socket. On the smallest usual terminal. */
@Timeout(120)
class UnixSocketIT {

  @Test
  void anUpgradeKeepsTheSocket() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().unixSocket().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        Operator operator =
            Operator.opens(80, 24, Gunitop.command(Integer.toString(gunicorn.master())))) {
      operator.reads("unix:");
      WholeUpgrade.by(operator, gunicorn, "v2");
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }
}
