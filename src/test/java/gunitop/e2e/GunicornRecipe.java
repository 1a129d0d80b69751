package gunitop.e2e;

import gunitop.needs.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** How a Gunicorn is to be started: four sync workers on TCP with a pidfile, unless told. */
public final class GunicornRecipe {
  private static final String GUNICORN = "/usr/bin/gunicorn";

  private final List<String> more = new ArrayList<>();
  private String module = "app";
  private int workers = 4;
  private String workerClass = "sync";
  private Starter starter = Starter.ITSELF;
  private BiFunction<Deployment, List<String>, List<String>> caller = (folder, own) -> own;
  private boolean daemon;
  private boolean inShell;
  private boolean unixSocket;
  private boolean pidfile = true;
  private boolean titles = true;
  private int uid;
  private final List<String> variables = new ArrayList<>();
  private String folder = "gunitop-e2e";
  private String program = "web";
  private List<String> supervisord;
  private Duration importTime = Duration.ZERO;
  private String source = "";
  private String configuration = "";
  private final Map<String, String> files = new LinkedHashMap<>();
  private List<String> launcher = List.of(GUNICORN);
  private boolean counted = true;
  private boolean named = true;

  GunicornRecipe() {
    Need.GUNICORN.mustBeDeclared();
  }

  public GunicornRecipe module(String name) {
    module = name;
    return this;
  }

  public GunicornRecipe workers(int count) {
    workers = count;
    return this;
  }

  public GunicornRecipe workerClass(String name) {
    workerClass = name;
    if (name.equals("gevent")) {
      Need.GEVENT.mustBeDeclared();
    }
    return this;
  }

  /**
   * Started with {@code --daemon}: it heeds WINCH. Otherwise a child of the test, in its session.
   */
  public GunicornRecipe daemon() {
    daemon = true;
    return this;
  }

  /** Started by a shell that leads a session of its own and stays. */
  GunicornRecipe inShell() {
    inShell = true;
    return this;
  }

  public GunicornRecipe preload() {
    return with("--preload");
  }

  public GunicornRecipe unixSocket() {
    unixSocket = true;
    return this;
  }

  GunicornRecipe withoutPidfile() {
    pidfile = false;
    return this;
  }

  /** As on a host without the Python module setproctitle. */
  public GunicornRecipe withoutTitles() {
    titles = false;
    return this;
  }

  /** Master and workers belong to this user; only root can arrange that. */
  GunicornRecipe as(int uid) {
    this.uid = uid;
    return this;
  }

  GunicornRecipe importsTake(Duration duration) {
    importTime = duration;
    return this;
  }

  /** Started by a supervisord of its own, as program {@code web} with these settings. */
  GunicornRecipe supervisord(String... settings) {
    Need.SUPERVISOR.mustBeDeclared();
    supervisord = List.of(settings);
    return this;
  }

  /**
   * The same where supervisord starts it again whenever it exits, and waits longer than Gunicorn
   * does when it stops it; with these settings more.
   */
  GunicornRecipe respawned(String... settings) {
    List<String> all = new ArrayList<>(List.of("autorestart=true", "stopwaitsecs=40"));
    all.addAll(List.of(settings));
    return supervisord(all.toArray(String[]::new));
  }

  /** By a script that waits for it. */
  GunicornRecipe startScript() {
    starter = Starter.SCRIPT;
    return this;
  }

  /** By a shell that starts it again and again. */
  GunicornRecipe looped() {
    starter = Starter.LOOP;
    return this;
  }

  /** As a service of a {@code runsv} of its own. */
  GunicornRecipe runit() {
    Need.RUNIT.mustBeDeclared();
    starter = Starter.RUNSV;
    return this;
  }

  /** As supervisord's program of this name. */
  GunicornRecipe program(String name) {
    program = name;
    return this;
  }

  /** With this in its environment, for as long as no title lies over it. */
  GunicornRecipe variable(String name, String value) {
    variables.add(name + "=" + value);
    return this;
  }

  /** Started by another command, made of its folder and of its own one. */
  GunicornRecipe startedBy(BiFunction<Deployment, List<String>, List<String>> command) {
    caller = command;
    return this;
  }

  /** In a folder of a name that begins so. */
  GunicornRecipe folder(String prefix) {
    folder = prefix;
    return this;
  }

  /** With this application on disk instead of the usual one. */
  GunicornRecipe source(String text) {
    source = text;
    return this;
  }

  /**
   * With this in its configuration file, and not on its command line. Whom a hook of it starts it
   * must write into {@code helpers.txt}, one PID a line.
   */
  public GunicornRecipe configured(String line) {
    configuration = line;
    return this;
  }

  /** With a file more in its folder. */
  GunicornRecipe file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Started by this command in place of the script {@code gunicorn}. */
  GunicornRecipe by(String... words) {
    launcher = List.of(words);
    return this;
  }

  /** Without {@code -w}, though so many workers are to be waited for. */
  GunicornRecipe withoutCount() {
    counted = false;
    return this;
  }

  /** Without {@code -c}: the configuration file is one that Gunicorn finds by itself. */
  GunicornRecipe findsConfiguration() {
    named = false;
    return this;
  }

  GunicornRecipe with(String... arguments) {
    more.addAll(List.of(arguments));
    return this;
  }

  /** Starts it, and waits until every worker has loaded the application. */
  public GunicornHost start() {
    Deployment deployment = Deployment.create(folder, module, uid);
    deployment.importsTake(importTime);
    deployment.put("v1");
    deployment.write("hooks.py", deployment.read("hooks.py") + "\n" + configuration + "\n");
    if (!source.isEmpty()) {
      deployment.write(module + ".py", source);
    }
    if (!named) {
      deployment.write("gunicorn.conf.py", deployment.read("hooks.py"));
    }
    files.forEach(deployment::write);
    List<String> command =
        caller.apply(deployment, starter.around(command(deployment), deployment));
    if (inShell) {
      String line = String.join(" ", command) + "; exec sleep 600";
      command = List.of("/usr/bin/setsid", "/bin/sh", "-c", line);
    }
    return GunicornHost.launch(
        deployment,
        supervisord == null
            ? command
            : SupervisordHost.command(deployment, program, command, supervisord),
        workers,
        daemon,
        titles);
  }

  /** Then a third master must ask for the same port. */
  private boolean isStartedAgain() {
    return supervisord != null || starter == Starter.LOOP || starter == Starter.RUNSV;
  }

  private List<String> command(Deployment deployment) {
    List<String> command = new ArrayList<>();
    if (uid != 0) {
      command.addAll(OtherUser.prefix(uid));
    }
    if (!variables.isEmpty()) {
      command.add("/usr/bin/env");
      command.addAll(variables);
    }
    command.addAll(launcher);
    if (daemon) {
      command.add("--daemon");
    }
    if (counted) {
      command.addAll(List.of("-w", Integer.toString(workers)));
    }
    command.addAll(List.of("-k", workerClass));
    if (workerClass.equals("gthread")) {
      command.addAll(List.of("--threads", "4"));
    }
    // Port 0: the kernel chooses, and the log says which.
    command.addAll(
        List.of(
            "-b",
            unixSocket
                ? "unix:" + deployment.directory() + "/socket"
                : "127.0.0.1:" + (isStartedAgain() ? SupervisordHost.freePort() : 0)));
    if (pidfile) {
      command.addAll(List.of("-p", GunicornHost.PIDFILE));
    }
    if (named) {
      command.addAll(List.of("-c", "hooks.py"));
    }
    command.addAll(List.of("--log-level", "debug"));
    command.addAll(List.of("--error-logfile", GunicornHost.LOG));
    command.addAll(more);
    command.add(deployment.application());
    return command;
  }
}
