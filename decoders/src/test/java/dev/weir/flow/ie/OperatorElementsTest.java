package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.flow.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorElementsTest {
    private final InformationElements builtIn = InformationElements.builtIn();

    @Test
    void lines_name_their_enterprise() throws Exception {
        final InformationElements elements = with("own.csv", """
                enterprise,id,name,type,semantics,units
                # a comment

                64512,7,queueDepth,unsigned32,quantity,packets
                  netflow9 , 40000 , asaUser , string , ,\u0020
                """);

        assertThat(elements.find(64_512, 7))
                .isEqualTo(new InformationElement(
                        64_512, 7, "queueDepth", AbstractDataType.UNSIGNED32, DataTypeSemantics.QUANTITY, "packets"));
        assertThat(elements.find("queueDepth")).isNotNull();
        assertThat(elements.find(Protocol.NETFLOW9, 0, 40_000).name()).isEqualTo("asaUser");
        assertThat(elements.size()).isEqualTo(builtIn.size() + 1);
    }

    @Test
    void a_file_may_name_the_enterprise_for_all_its_lines() throws Exception {
        final InformationElements elements = with("64512.csv", "id,name,type,semantics,units\n7,depth,unsigned8,,\n");

        assertThat(elements.find(64_512, 7).name()).isEqualTo("depth");
    }

    @Test
    void a_line_replaces_what_is_built_in_with_its_name() throws Exception {
        final InformationElements elements = with("0.csv", "1,bytesOnTheWire,unsigned64,deltaCounter,octets\n");

        assertThat(elements.find(0, 1).name()).isEqualTo("bytesOnTheWire");
        assertThat(elements.find(29_305, 1).name()).isEqualTo("reverseBytesOnTheWire");
        assertThat(elements.find("octetDeltaCount")).isNull();
        assertThat(builtIn.find(0, 1).name()).isEqualTo("octetDeltaCount");
    }

    @Test
    void a_new_standard_element_is_found_by_name_before_an_enterprises() throws Exception {
        assertThat(builtIn.find("httpReqUrl").enterprise()).isEqualTo(5951);

        assertThat(with("0.csv", "600,httpReqUrl,string,,\n").find("httpReqUrl").enterprise())
                .isZero();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_its_place() {
        final Text own = new Text("/etc/weir/own.csv", """
                64512,7,queueDepth,unsigned32,quantity
                x9,7,queueDepth,unsigned32,quantity,packets
                9,32768,queueDepth,unsigned33,many,packets
                9,1,queue depth,unsigned32,,
                64512,1,first,unsigned8,,
                64512,1,again,unsigned8,,
                """);
        final Text missing = new Text("/etc/weir/none.csv", null);

        assertThat(problems(own, missing))
                .containsExactly(
                        own.name() + ":1:1 the line has 5 cells, not enterprise,id,name,type,semantics,units",
                        own.name() + ":2:1 the enterprise \"x9\" is neither a number up to 4294967295 nor netflow9",
                        own.name() + ":3:3 the id \"32768\" is not a number up to 32767",
                        own.name() + ":3:20 the type \"unsigned33\" is not one of RFC 7012, such as unsigned32",
                        own.name() + ":3:31 the semantics \"many\" are not registered; leave the cell empty",
                        own.name()
                                + ":4:5 the name \"queue depth\" is not a letter "
                                + "and up to 127 letters, digits, _ . or -",
                        missing.name() + ": cannot be read: " + missing.name(),
                        own.name() + ":6:9 element 1 is described twice, first at " + own.name() + ":5:9");
    }

    @Test
    void a_name_that_another_element_of_the_enterprise_has_is_refused() {
        final Text own =
                new Text("/etc/weir/0.csv", "600,octetDeltaCount,unsigned64,,\n601,mine,string,,\n602,mine,string,,\n");

        assertThat(problems(own))
                .containsExactly(
                        own.name() + ":1:5 the name \"octetDeltaCount\" belongs to element 1 of the same enterprise",
                        own.name() + ":3:5 the name \"mine\" belongs to element 601 of the same enterprise");
    }

    @Test
    void two_elements_may_change_names() throws Exception {
        final InformationElements elements =
                with("0.csv", "1,packetDeltaCount,unsigned64,,\n2,octetDeltaCount,unsigned64,,\n");

        assertThat(elements.find("octetDeltaCount").id()).isEqualTo(2);
    }

    private InformationElements with(String name, String text) throws BadElementsException {
        return builtIn.with(List.of(new Text(name, text)));
    }

    private List<String> problems(Text... files) {
        return catchThrowableOfType(BadElementsException.class, () -> builtIn.with(List.of(files)))
                .problems();
    }
}
