package io.unclosed.agent.export.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.jmx.LeakDetectorMXBean;
import io.unclosed.jmx.ProcessHealthMXBean;
import io.unclosed.jmx.TuningMXBean;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a client without our classes sees says what it is and in which unit. */
class DescriptionsTest {
  private static final Set<OpenType<?>> NUMBERS =
      Set.of(SimpleType.INTEGER, SimpleType.LONG, SimpleType.DOUBLE);

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  @BeforeEach
  void register() {
    QueriesFixture desk = new QueriesFixture();
    new ManagementBeans(desk, desk).register(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {LeakDetectorMXBean.NAME, ProcessHealthMXBean.NAME, TuningMXBean.NAME})
  void everyFeature_hasDescriptionUnitAndImpact(String name) throws Exception {
    MBeanInfo info = server.getMBeanInfo(new ObjectName(name));

    assertThat(info.getDescription()).contains(" ").endsWith(".");
    for (MBeanAttributeInfo attribute : info.getAttributes()) {
      checked(attribute);
      assertThat(attribute.isWritable()).isFalse();
    }
    for (MBeanOperationInfo operation : info.getOperations()) {
      checked(operation);
      assertThat(operation.getImpact())
          .as(operation.getName())
          .isIn(MBeanOperationInfo.INFO, MBeanOperationInfo.ACTION);
      assertThat(operation.getDescriptor().getFieldValue("io.unclosed.vmImpact"))
          .as(operation.getName())
          .isIn("Low", "Medium", "High");
      for (MBeanParameterInfo parameter : operation.getSignature()) {
        assertThat(parameter.getName()).isIn("limit", "id", "kind");
        described(parameter);
        if (parameter.getType().equals("int")) {
          assertThat(parameter.getDescriptor().getFieldValue("units")).isNotNull();
        }
      }
    }
  }

  private static void checked(MBeanFeatureInfo feature) {
    described(feature);
    OpenType<?> type = (OpenType<?>) feature.getDescriptor().getFieldValue("openType");
    if (hasNumber(type)) {
      assertThat(feature.getDescriptor().getFieldValue("units")).as(feature.getName()).isNotNull();
    }
  }

  private static void described(MBeanFeatureInfo feature) {
    assertThat(feature.getDescription())
        .as(feature.getName())
        .contains(" ")
        .endsWith(".")
        .isNotEqualTo(feature.getName())
        .doesNotContain("exposed for management");
  }

  /** Judges the items on the way: a number among them has its unit in its text. */
  private static boolean hasNumber(OpenType<?> type) {
    if (type instanceof ArrayType<?> array) {
      return hasNumber(array.getElementOpenType());
    }
    if (type instanceof TabularType table) {
      return hasNumber(table.getRowType().getType("value"));
    }
    if (type instanceof CompositeType composite) {
      boolean any = false;
      for (String item : composite.keySet()) {
        boolean number = hasNumber(composite.getType(item));
        String text = composite.getDescription(item);
        assertThat(text).as(composite.getTypeName() + " " + item).contains(" ").endsWith(".");
        assertThat(text.contains(" In "))
            .as(composite.getTypeName() + " " + item)
            .isEqualTo(number);
        assertThat(composite.getType(item)).as("flat").isInstanceOf(SimpleType.class);
        any |= number;
      }
      return any;
    }
    return NUMBERS.contains(type);
  }
}
