package gunitop.owner.systemd;

import gunitop.process.TypedCommand;
import java.util.ArrayList;
import java.util.List;

/** The commands of a handover to NEW, as root would type them in a shell. */
final class HandoverScript {
  private HandoverScript() {}

  static List<String> lines(String name, int main, int next, boolean opensAccess) {
    boolean named = TypedCommand.isName(name);
    String unit = named ? name : TypedCommand.UNNAMED;
    String directory = "/run/systemd/system/" + unit + ".d";
    String file = directory + "/gunitop-handover.conf";
    String reload = TypedCommand.of("systemctl", "daemon-reload").text();
    List<String> lines = new ArrayList<>();
    if (opensAccess) {
      lines.add(TypedCommand.of("mkdir", "-p", directory).text());
      lines.add(
          TypedCommand.of("printf", "[Service]\\nNotifyAccess=main\\n").text() + " > " + file);
      lines.add(reload);
    }
    lines.add(TypedCommand.of("python3", "-c", datagram(main, next)).text());
    lines.add(TypedCommand.of("systemctl", "show", "-p", "MainPID", unit).text());
    if (opensAccess) {
      String removed = TypedCommand.of("rm", file).text();
      lines.add(removed + "; " + TypedCommand.of("rmdir", directory).text());
      lines.add(reload);
    }
    return lines;
  }

  private static String datagram(int main, int next) {
    return "import socket as s,struct; s.socket(s.AF_UNIX,s.SOCK_DGRAM).sendmsg([b\"MAINPID=%s\"],[(s.SOL_SOCKET,s.SCM_CREDENTIALS,struct.pack(\"3i\",%s,0,0))],0,\"/run/systemd/notify\")"
        .formatted(next, main);
  }
}
