package gunitop.kernel;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Answers a request for all sockets of a family as sock_diag does. */
final class RecordedSocketDiag {
  private static final int HEADER = 16;
  private static final int PAYLOAD = 72;
  private static final byte AF_INET = 2;
  private static final int LISTEN = 10;
  private static final int ESTABLISHED = 1;
  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final short DONE = 3;

  private final Deque<byte[]> answers = new ArrayDeque<>();

  long asked(KernelCall call, List<String[]> sockets) {
    int length = (int) call.number(2);
    ByteBuffer request =
        ByteBuffer.wrap(new Pointer(call.number(1)).getByteArray(0, length))
            .order(ByteOrder.nativeOrder());
    int sequence = request.getInt(8);
    if (request.get(HEADER) == AF_INET) {
      int states = request.getInt(HEADER + 4);
      int port = (request.get(HEADER + 8) & 0xFF) << 8 | request.get(HEADER + 9) & 0xFF;
      for (String[] socket : sockets) {
        int state = socket[1].equals("listen") ? LISTEN : ESTABLISHED;
        int own = Integer.parseInt(socket[5].substring(socket[5].lastIndexOf(':') + 1));
        if ((states & 1 << state) != 0 && (port == 0 || port == own)) {
          answers.add(message(sequence, socket, state, own));
        }
      }
    }
    answers.add(header(HEADER + 4, DONE, sequence).array());
    return length;
  }

  long answer(KernelCall call) {
    byte[] next = answers.isEmpty() ? null : answers.remove();
    if (next == null) {
      return CallDoor.failed(Errno.EAGAIN);
    }
    new Pointer(call.number(1)).write(0, next, 0, next.length);
    return next.length;
  }

  private static ByteBuffer header(int length, short type, int sequence) {
    return ByteBuffer.allocate(length)
        .order(ByteOrder.nativeOrder())
        .putInt(length)
        .putShort(type)
        .putShort((short) 2)
        .putInt(sequence)
        .putInt(0);
  }

  private static byte[] message(int sequence, String[] socket, int state, int port) {
    ByteBuffer message = header(HEADER + PAYLOAD, SOCK_DIAG_BY_FAMILY, sequence);
    message.put(HEADER, AF_INET).put(HEADER + 1, (byte) state);
    message.put(HEADER + 4, (byte) (port >> 8)).put(HEADER + 5, (byte) port);
    message.put(HEADER + 8, (byte) 127).put(HEADER + 11, (byte) 1);
    if (state == LISTEN) {
      message.putInt(HEADER + 56, Integer.parseInt(socket[3]));
      message.putInt(HEADER + 60, Integer.parseInt(socket[4]));
    }
    message.putInt(HEADER + 68, (int) Long.parseLong(socket[2]));
    return message.array();
  }
}
