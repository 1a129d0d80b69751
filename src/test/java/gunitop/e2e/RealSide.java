package gunitop.e2e;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.rehearsal.Stand.Kind;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.supervision.LiveOwners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A real Gunicorn, looked at as the program does. */
final class RealSide implements Side {
  private static final String HANGS =
      """
      import os, signal, time


      def application(environ, start_response):
          signal.signal(signal.SIGABRT, signal.SIG_IGN)
          while True:
              time.sleep(1)
      """;

  private final GunicornHost gunicorn;
  private final Sampler sampler = ProcSampler.ofThisHost();
  private final LiveOwners owners = KnownOwner.live();
  private final String name;

  private RealSide(GunicornHost gunicorn, String name) {
    this.gunicorn = gunicorn;
    this.name = name;
    sampler.watch(() -> {}, () -> {});
  }

  static Side of(Truth.Setting setting, String module) {
    GunicornRecipe recipe =
        GunicornHost.with()
            .module(module)
            .workers(setting.workers())
            .importsTake(Duration.ofMillis((long) (Truth.IMPORT_SECONDS * 1000)))
            .with(setting.more().toArray(String[]::new));
    if (setting.daemon()) {
      recipe.daemon();
    } else if (!setting.supervised()) {
      recipe.inShell();
    }
    if (!setting.pidfile()) {
      recipe.withoutPidfile();
    }
    if (setting.supervised()) {
      recipe.supervisord("autorestart=true", "stopwaitsecs=45");
    }
    if (setting.hangs()) {
      recipe.source(HANGS).withoutTitles();
    }
    return new RealSide(recipe.start(), module);
  }

  @Override
  public Snapshot look(Focus focus) {
    return sampler.sample(focus);
  }

  @Override
  public OwnerFacts owners(OwnerQuery query) {
    return owners.ask(query);
  }

  @Override
  public void signal(Signal signal, ProcessId target) {
    gunicorn.signal(signal.name(), target.pid());
  }

  @Override
  public void put(Kind kind, double importSeconds) {
    gunicorn.deployment().importsTake(Duration.ofMillis((long) (importSeconds * 1000)));
    switch (kind) {
      case GOOD -> gunicorn.deployment().put("v2");
      case BROKEN -> gunicorn.deployment().putBroken();
      case DIES_YOUNG -> gunicorn.deployment().putShortLived("v2", Duration.ofSeconds(1));
    }
  }

  @Override
  public void hang() {
    try (Socket socket = new Socket()) {
      socket.connect((InetSocketAddress) gunicorn.address());
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void passes(double seconds) {
    LockSupport.parkNanos((long) (seconds * 1e9));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    sampler.close();
    gunicorn.close();
  }
}
