package gunitop.e2e;

import java.util.List;

/** What stands above a Gunicorn that a test starts. */
enum Starter {
  ITSELF,
  SCRIPT,
  LOOP,
  RUNSV;

  /** The command that starts it so. */
  List<String> around(List<String> gunicorn, Deployment deployment) {
    String line = String.join(" ", gunicorn);
    String folder = deployment.directory().toString();
    return switch (this) {
      case ITSELF -> gunicorn;
      case SCRIPT -> {
        script("start.sh", line + "\nexit $?", deployment);
        yield List.of(folder + "/start.sh");
      }
      case LOOP ->
          List.of("/usr/bin/setsid", "/bin/sh", "-c", "while true; do " + line + "; sleep 1; done");
      case RUNSV -> {
        script("run", "exec " + line, deployment);
        yield List.of("/usr/bin/setsid", "/usr/bin/runsv", folder);
      }
    };
  }

  private static void script(String name, String line, Deployment deployment) {
    deployment.write(name, "#!/bin/sh\n" + line + "\n");
    deployment.directory().resolve(name).toFile().setExecutable(true);
  }
}
