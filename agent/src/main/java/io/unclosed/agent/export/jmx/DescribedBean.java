package io.unclosed.agent.export.jmx;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.StandardMBean;
import javax.management.openmbean.OpenDataException;
import org.jspecify.annotations.Nullable;

/**
 * An MXBean that tells a client without our classes what everything is, down to the items of
 * composites.
 */
class DescribedBean extends StandardMBean {
  private final MBeanInfo info;
  private final RequestSnapshot look;

  /**
   * Describes at once: the texts are fixed.
   *
   * @param answers implements the door
   * @param look what it answers from
   */
  <T> DescribedBean(
      T answers, Class<T> door, RequestSnapshot look, MBeanNotificationInfo... notifications)
      throws OpenDataException {
    super(answers, door, true);
    this.look = look;
    info = BeanInfos.of(super.getMBeanInfo(), door, notifications);
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return info;
  }

  @Override
  public @Nullable Object getAttribute(String name)
      throws AttributeNotFoundException, MBeanException, ReflectionException {
    return described(name, super.getAttribute(name));
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    AttributeList described = new AttributeList(names.length);
    for (Attribute attribute : ofOneMoment(names).asList()) {
      String name = attribute.getName();
      described.add(new Attribute(name, described(name, attribute.getValue())));
    }
    return described;
  }

  private AttributeList ofOneMoment(String[] names) {
    look.hold();
    try {
      return super.getAttributes(names);
    } finally {
      look.release();
    }
  }

  @Override
  public @Nullable Object invoke(String name, Object[] arguments, String[] signature)
      throws MBeanException, ReflectionException {
    Object result = super.invoke(name, arguments, signature);
    for (MBeanOperationInfo operation : info.getOperations()) {
      if (operation.getName().equals(name)) {
        return retyped(result, operation.getDescriptor());
      }
    }
    return result;
  }

  private @Nullable Object described(String name, @Nullable Object value) {
    for (MBeanAttributeInfo attribute : info.getAttributes()) {
      if (attribute.getName().equals(name)) {
        return retyped(value, attribute.getDescriptor());
      }
    }
    return value;
  }

  private static @Nullable Object retyped(
      @Nullable Object value, javax.management.Descriptor descriptor) {
    try {
      return ItemTypes.retyped(value, BeanInfos.openType(descriptor));
    } catch (OpenDataException e) {
      throw new IllegalStateException("a value is not of its own type", e);
    }
  }
}
