package programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The program's own beans, asked from inside: no connection whose sockets would stand in the
 * account.
 */
final class BeanCalls {
  private BeanCalls() {}

  /**
   * Answers {@code bean get NAME ATTRIBUTES} and {@code bean call NAME OPERATION ARGUMENTS
   * SIGNATURE}; arrays and the answer are serialised, in base 64.
   */
  static String answer(String[] words) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(words[2]);
    if (words[1].equals("get")) {
      return pack(server.getAttributes(name, (String[]) unpack(words[3])));
    }
    Object[] arguments = (Object[]) unpack(words[4]);
    return pack(server.invoke(name, words[3], arguments, (String[]) unpack(words[5])));
  }

  private static String pack(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static Object unpack(String text) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(text);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
