package gunitop.upgrade;

import java.util.ArrayList;
import java.util.List;

/** The commands of a handover to NEW, as root would type them in a shell. */
final class HandoverScript {
  private HandoverScript() {}

  static List<String> lines(Act.HandOver handover, int next) {
    String directory = "/run/systemd/system/" + handover.unit() + ".d";
    String file = directory + "/gunitop-handover.conf";
    List<String> lines = new ArrayList<>();
    if (handover.opensAccess()) {
      lines.add("mkdir -p " + directory);
      lines.add("printf '[Service]\\nNotifyAccess=main\\n' > " + file);
      lines.add("systemctl daemon-reload");
    }
    lines.add(
        "python3 -c 'import socket as s,struct; s.socket(s.AF_UNIX,s.SOCK_DGRAM).sendmsg([b\"MAINPID=%s\"],[(s.SOL_SOCKET,s.SCM_CREDENTIALS,struct.pack(\"3i\",%s,0,0))],0,\"/run/systemd/notify\")'"
            .formatted(next, handover.main().pid()));
    lines.add("systemctl show -p MainPID " + handover.unit());
    if (handover.opensAccess()) {
      lines.add("rm " + file + "; rmdir " + directory);
      lines.add("systemctl daemon-reload");
    }
    return lines;
  }
}
