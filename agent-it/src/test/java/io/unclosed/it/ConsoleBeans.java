package io.unclosed.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;

/** The beans by way of the program itself; see {@code programs.BeanCalls}. */
final class ConsoleBeans implements Beans {
  private final ForkedJvm jvm;

  ConsoleBeans(ForkedJvm jvm) {
    this.jvm = jvm;
  }

  @Override
  public Map<String, Object> attributes(String bean, String... names) {
    return byName((AttributeList) unpack(jvm.ask("bean", "get", bean, pack(names)).get(0)));
  }

  @Override
  public Object call(String bean, String operation, Object[] arguments, String... types) {
    return unpack(jvm.ask("bean", "call", bean, operation, pack(arguments), pack(types)).get(0));
  }

  static Map<String, Object> byName(AttributeList list) {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute : list.asList()) {
      values.put(attribute.getName(), attribute.getValue());
    }
    return values;
  }

  private static String pack(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static Object unpack(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError("not open data", e);
    }
  }
}
