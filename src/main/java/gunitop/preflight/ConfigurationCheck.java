package gunitop.preflight;

import gunitop.gunicorn.Relaunch;
import gunitop.process.Snapshot;

/** Runs Gunicorn's own check of its configuration. */
public interface ConfigurationCheck {

  /** One that runs nothing: there is nothing on a simulated host. */
  ConfigurationCheck NONE =
      (relaunch, snapshot) -> ConfigurationResult.notRun("this host is simulated");

  /** Runs it to its end or its deadline; blocks for so long. */
  ConfigurationResult run(Relaunch relaunch, Snapshot snapshot);
}
