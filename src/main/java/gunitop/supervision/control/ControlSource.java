package gunitop.supervision.control;

import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.process.ProcessId;
import java.util.List;
import java.util.Map;

/** What masters say of themselves. */
public interface ControlSource {

  /** Nobody answers. */
  ControlSource NOBODY = sockets -> Map.of();

  /** The answers of those that answered. May block for a second or more. */
  Map<ProcessId, ControlAnswer> ask(List<ControlSocket> sockets);
}
