package gunitop.ownership;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Ancestor.AtChildsEnd;
import gunitop.gunicorn.Inits;
import gunitop.process.ProcessSample;

/** What the first process of a PID namespace does when a child ends that it started itself. */
final class FirstProcess {
  private FirstProcess() {}

  /**
   * Where it is a shell, with a script or without, the container ends with it. A SysV or busybox
   * init starts again what its inittab tells it to; such a child leads a session.
   */
  static AtChildsEnd atChildsEnd(ProcessSample first, ProcessSample child, Ancestor ancestor) {
    if (Inits.isSystemd(first)) {
      return AtChildsEnd.NOTHING;
    }
    if (ancestor.name().equals("init")) {
      return child.stat().session() == child.pid() ? AtChildsEnd.UNKNOWN : AtChildsEnd.NOTHING;
    }
    boolean shell = ProgramName.runsShell(first);
    return shell && ancestor.atChildsEnd() != AtChildsEnd.STARTS_ANOTHER
        ? AtChildsEnd.ENDS_TOO
        : ancestor.atChildsEnd();
  }
}
