package io.unclosed.agent.export.jmx;

import io.unclosed.jmx.Description;
import io.unclosed.jmx.Impact;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import javax.management.Descriptor;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenType;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a bean's {@code MBeanInfo} what its interface says in annotations: descriptions,
 * parameter names, impacts and units, for attributes, operations and the items of composites.
 *
 * <p>The JDK's MXBean rules derive names and open types from the interface and leave every
 * description a repetition of the name, which is what JConsole would show.
 */
final class BeanInfos {
  private final Map<String, Method> methods = new HashMap<>();

  private BeanInfos(Class<?> door) {
    for (Method method : door.getMethods()) {
      methods.put(method.getName(), method);
    }
  }

  /**
   * What a client is told of a door.
   *
   * @param plain as the MXBean rules make it
   * @param door the interface; its methods have distinct names
   * @param notifications what the bean sends
   */
  static MBeanInfo of(MBeanInfo plain, Class<?> door, MBeanNotificationInfo[] notifications)
      throws OpenDataException {
    BeanInfos infos = new BeanInfos(door);
    MBeanAttributeInfo[] attributes = plain.getAttributes();
    for (int i = 0; i < attributes.length; i++) {
      attributes[i] = infos.attribute(attributes[i]);
    }
    MBeanOperationInfo[] operations = plain.getOperations();
    for (int i = 0; i < operations.length; i++) {
      operations[i] = infos.operation(operations[i]);
    }
    return new MBeanInfo(
        plain.getClassName(),
        text(door, plain.getDescription()),
        attributes,
        plain.getConstructors(),
        operations,
        notifications,
        plain.getDescriptor());
  }

  private MBeanAttributeInfo attribute(MBeanAttributeInfo plain) throws OpenDataException {
    Method getter = method("get" + plain.getName());
    Descriptor descriptor = descriptor(plain.getDescriptor(), getter.getGenericReturnType());
    String text = text(getter, plain.getDescription());
    if (getter.getReturnType().isPrimitive()) {
      return new MBeanAttributeInfo(
          plain.getName(), plain.getType(), text, true, false, false, descriptor);
    }
    OpenType<?> type = openType(descriptor);
    return new OpenMBeanAttributeInfoSupport(
        plain.getName(), text, type, true, false, false, descriptor);
  }

  private MBeanOperationInfo operation(MBeanOperationInfo plain) throws OpenDataException {
    Method method = method(plain.getName());
    MBeanParameterInfo[] parameters = plain.getSignature();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = parameter(parameters[i], method.getParameters()[i]);
    }
    Impact impact = method.getAnnotation(Impact.class);
    return new MBeanOperationInfo(
        plain.getName(),
        text(method, plain.getDescription()),
        parameters,
        plain.getReturnType(),
        impact == null ? MBeanOperationInfo.UNKNOWN : impact.value(),
        descriptor(plain.getDescriptor(), method.getGenericReturnType()));
  }

  private static MBeanParameterInfo parameter(MBeanParameterInfo plain, Parameter parameter) {
    return new MBeanParameterInfo(
        parameter.getName(),
        plain.getType(),
        text(parameter, plain.getDescription()),
        plain.getDescriptor());
  }

  private static Descriptor descriptor(Descriptor plain, Type java) throws OpenDataException {
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (String name : plain.getFieldNames()) {
      fields.put(name, plain.getFieldValue(name));
    }
    fields.put("openType", ItemTypes.described(openType(plain), java));
    String units = ItemTypes.units(java);
    if (!units.isEmpty()) {
      fields.put("units", units);
    }
    return new ImmutableDescriptor(fields);
  }

  /** The open type that a described attribute or operation gives. */
  static OpenType<?> openType(Descriptor descriptor) {
    return (OpenType<?>) descriptor.getFieldValue("openType");
  }

  private Method method(String name) {
    Method method = methods.get(name);
    if (method == null) {
      throw new IllegalStateException("no method " + name);
    }
    return method;
  }

  private static String text(AnnotatedElement element, String otherwise) {
    Description description = element.getAnnotation(Description.class);
    return description == null ? otherwise : description.value();
  }
}
