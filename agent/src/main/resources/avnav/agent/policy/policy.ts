  def gru_step(self, gates: Tensor, memory: Tensor, p: List[Tensor]) -> Tensor:
    a = torch.chunk(gates, 3, 1)
    b = torch.chunk(torch.linear(memory, p[${gru} + 1], p[${gru} + 3]), 3, 1)
    r = torch.sigmoid(a[0] + b[0])
    z = torch.sigmoid(a[1] + b[1])
    n = torch.tanh(torch.addcmul(a[2], r, b[2]))
    return torch.addcmul(n, z, memory - n)

  def pixels(self, rgb: Tensor, depth: Tensor, like: Tensor) -> Tensor:
    colour = torch.div(torch.type_as(rgb, like), 255.0)
    return torch.permute(torch.cat([colour, depth], 3), [0, 3, 1, 2])

  def heads(self, memory: Tensor, p: List[Tensor]) -> Tuple[Tensor, Tensor]:
    logits = torch.linear(memory, p[${gru} + 4], p[${gru} + 5])
    value = torch.linear(memory, p[${gru} + 6], p[${gru} + 7])
    return (logits, value)

  def act(self, rgb: Tensor, depth: Tensor, sound: Tensor, previous: Tensor, memory: Tensor, mask: Tensor, p: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    return (self).go_on((self).sense(rgb, depth, sound, previous, p), memory * mask, p)

  def beside(self, features: Tensor, previous: Tensor) -> Tensor:
    return torch.cat([features, previous], 1)

  def go_on(self, x: Tensor, memory: Tensor, p: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    gates = torch.linear(x, p[${gru}], p[${gru} + 2])
    after = (self).gru_step(gates, memory, p)
    logits, value, = (self).heads(after, p)
    return (logits, value, after)

  def follow(self, rgb: Tensor, depth: Tensor, sound: Tensor, previous: Tensor, memory: Tensor, mask: Tensor, p: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    x = (self).sense(rgb, depth, sound, previous, p)
    steps = torch.size(mask, 0)
    flat = torch.linear(x, p[${gru}], p[${gru} + 2])
    gates = torch.unbind(torch.reshape(flat, [steps, -1, torch.size(flat, 1)]), 0)
    masks = torch.unbind(mask, 0)
    walked = annotate(List[Tensor], [])
    for t in range(steps):
      memory = (self).gru_step(gates[t], memory * masks[t], p)
      _0 = torch.append(walked, memory)
    logits, value, = (self).heads(torch.cat(walked, 0), p)
    return (logits, value, memory)
