/* placeholder */ typedef int flow_room;
