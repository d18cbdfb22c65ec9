/** AVW-4k, the paper's data set (section 3.2): walks through our homes, generated, stored, read and checked. Names no tensor. */
package avnav.worldmodel.data;
